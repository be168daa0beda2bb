import { counts } from '../../tests/long';
import { createFuzzer } from '../testing/fuzz/fuzzer';
import { VERBS } from '../testing/fuzz/samples';
import { buildRuntime, startProcess, type RuntimeProcess } from '../testing/runtime-process';

const SEED = Number(process.env['YIMA_FUZZ_SEED'] ?? 1);
/** Verbs that look at a query or a document have many ways to refuse one, the others one or two. */
const leastAnswers = (verb: string): number => (/Document|Doc$/.test(verb) ? 4 : 1);
let program: ReturnType<typeof buildRuntime>;
let runtime: RuntimeProcess;
let fuzzer: ReturnType<typeof createFuzzer>;
beforeAll(async () => {
  program = buildRuntime();
  // a body may leave a document locked: nobody shall wait long for it
  runtime = await startProcess(program.script, { store: { lockWaitMs: 50 } });
  fuzzer = createFuzzer(runtime);
}, 60_000);
afterAll(async () => {
  fuzzer?.close();
  await runtime?.kill();
  program?.remove();
});

test.each(VERBS)(
  '%s: damaged and hostile bodies are answered with a closed code, what is refused changes nothing',
  async verb => {
    const { problems, answers } = await fuzzer.run(verb, counts.fuzzBodies, SEED);
    expect(problems).toEqual([]);
    // bodies that were all refused at the first check would say little of what is behind it
    expect(Object.keys(answers).length).toBeGreaterThanOrEqual(leastAnswers(verb));
    expect(await runtime.pollution()).toEqual([]);
  },
  1_200_000,
);
