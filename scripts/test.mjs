import { mkdirSync, writeFileSync } from 'node:fs';
import { installPackages } from './lib/install.mjs';
import { at } from './lib/paths.mjs';

const HELP = `npm test [-- --only <stage,...>] [--list] [--long]
Installs what is missing, then runs every check; ends with one line "N passed, N failed".
--long runs what has counts (races, fuzz, properties) with the long ones; npm run test:long is that.`;

/** The stages in which tests count runs. */
const LONG_STAGES = ['unit', 'runtime', 'flow'];

const seconds = ms => `${(ms / 1000).toFixed(1)} s`;
const say = line => console.log(line);

const optionsOf = args => {
  const only = args.find((arg, index) => args[index - 1] === '--only' || arg.startsWith('--only='));
  return {
    help: args.includes('--help'),
    list: args.includes('--list'),
    long: args.includes('--long'),
    only: only
      ?.replace(/^--only=/, '')
      .split(',')
      .filter(Boolean),
  };
};

const tell = ({ name, passed, failed, output, ms }) => {
  writeFileSync(at('reports', `${name}.log`), output);
  say(`${failed === 0 ? '✓' : '✗'} ${name} ${seconds(ms)}: ${passed} passed${failed ? `, ${failed} failed` : ''}`);
  if (failed > 0)
    say(
      output
        .trimEnd()
        .split('\n')
        .slice(-200)
        .map(line => `    ${line}`)
        .join('\n'),
    );
};

const machine = prepare => ({
  name: 'machine',
  needs: [],
  slots: 0,
  run: async () => {
    const missing = await prepare(line => say(`  ${line}`));
    return { passed: missing.length ? 0 : 1, failed: missing.length, output: missing.join('\n') };
  },
});

const main = async () => {
  const options = optionsOf(process.argv.slice(2));
  if (options.help) return void say(HELP);
  if (options.long) {
    process.env.YIMA_LONG = '1';
    options.only ??= LONG_STAGES;
  }
  const startedAt = performance.now();
  await installPackages(say);
  const [{ stages }, { prepareMachine }, { runStages, withNeeds }, { sum }] = await Promise.all(
    ['stages', 'machine', 'schedule', 'count'].map(name => import(`./test/${name}.mjs`)),
  );
  const all = [machine(prepareMachine), ...stages];
  if (options.list) return void all.forEach(stage => say(stage.name));
  mkdirSync(at('reports'), { recursive: true });
  const chosen = options.only ? withNeeds(all, options.only) : all;
  const results = await runStages(chosen, { slots: 2, now: () => performance.now(), onStart: name => say(`… ${name}`), onEnd: tell });
  const { passed, failed } = sum(results);
  say(`in ${seconds(performance.now() - startedAt)}`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  say(`${passed} passed, ${failed} failed`);
};

try {
  await main();
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
