import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { readArguments, USAGE, UsageError, type Command, type Common } from './arguments';
import { createTill, NoAnswer, type Till, type Verb, type VerbInput } from './client';
import { INPUTS } from './inputs';
import { workDay, type DayReport, type StepReport } from './day';
import { readDay } from './day-file';
import type { TillKey } from './sign';

/** Exit codes: all as expected; something was refused; could not be asked as typed; not known whether it was done. */
const EXIT = { fine: 0, refused: 1, usage: 2, unknown: 3 } as const;

export type Output = { out: (line: string) => void; err: (line: string) => void };

const readKey = (file: string): TillKey => {
  try {
    const { keyId, secret } = JSON.parse(readFileSync(file, 'utf8')) as Partial<TillKey>;
    if (typeof keyId === 'string' && typeof secret === 'string') return { keyId, secret };
  } catch (error) {
    throw new UsageError(
      `the key in ${file} cannot be read: ${(error as Error).message}\nname its file with --key; npm start says where the demo till's lies`,
    );
  }
  throw new UsageError(`${file} holds no keyId and secret`);
};

const open = ({ url, key, tries }: Common): Till =>
  createTill(
    { url, key: readKey(key), tries },
    {
      fetch,
      now: () => Date.now(),
      nonce: () => randomBytes(16).toString('hex'),
      sleep: ms => new Promise(done => setTimeout(done, ms)),
      random: () => Math.random(),
    },
  );

const dataOf = (text: string): VerbInput<Verb> => {
  const json = text === '-' ? readFileSync(0, 'utf8') : text.startsWith('@') ? readFileSync(text.slice(1), 'utf8') : text;
  try {
    return JSON.parse(json) as VerbInput<Verb>;
  } catch (error) {
    throw new UsageError(`--data is no JSON: ${(error as Error).message}`);
  }
};

const CHANGES: readonly Verb[] = ['identify', 'lock', 'release', 'redeem', 'reverse', 'upload-sale', 'upload-refund'];

const callVerb = async (command: Extract<Command, { kind: 'verb' }>, { out, err }: Output): Promise<number> => {
  const { verb, data, requestId } = command;
  const number = requestId ?? (CHANGES.includes(verb) ? randomUUID() : undefined);
  const answer = await open(command).call(verb, dataOf(data), number);
  out(JSON.stringify(number === undefined ? answer : { ...answer, requestId: number }, null, 2));
  if (!answer.ok && answer.code === 'REQUEST_INVALID')
    err(`${verb} takes ${INPUTS[verb] || 'nothing'}; what is wrong, missing or unknown is in "fields"`);
  return answer.ok ? EXIT.fine : EXIT.refused;
};

const lineOf = ({ id, verb, outcome, code, message, sends, asExpected }: StepReport): string =>
  `${asExpected ? '·' : '!'} ${id} ${verb}: ${[outcome, code, message].filter(Boolean).join(' ')}${sends > 1 ? ` (sent ${sends} times)` : ''}`;

const exitOf = ({ steps }: DayReport): number => {
  if (steps.some(({ outcome }) => outcome === 'unknown')) return EXIT.unknown;
  return steps.every(({ asExpected }) => asExpected) ? EXIT.fine : EXIT.refused;
};

const doDay = async (command: Extract<Command, { kind: 'day' }>, { out, err }: Output): Promise<number> => {
  const text = readFileSync(command.file, 'utf8');
  const { steps, bad } = readDay(text);
  if (bad.length > 0) {
    for (const { line, problem } of bad) err(`line ${line} ${problem}`);
    err(`nothing was sent: ${bad.length} of the lines are no steps`);
    return EXIT.usage;
  }
  const run = command.run ?? createHash('sha256').update(text).digest('hex').slice(0, 12);
  const report = await workDay(open(command), steps, run, step => out(lineOf(step)));
  out(JSON.stringify({ run, ...report.totals }));
  if (command.report !== undefined) writeFileSync(command.report, `${JSON.stringify({ run, ...report }, null, 2)}\n`);
  return exitOf(report);
};

/** The till on the command line; answers its exit code. */
export const main = async (args: readonly string[], output: Output): Promise<number> => {
  try {
    const command = readArguments(args);
    if (command.kind === 'help') {
      output.out(USAGE);
      return EXIT.fine;
    }
    return await (command.kind === 'day' ? doDay(command, output) : callVerb(command, output));
  } catch (error) {
    output.err((error as Error).message);
    if (error instanceof UsageError || (error as NodeJS.ErrnoException).code === 'ENOENT') return EXIT.usage;
    if (error instanceof NoAnswer) return EXIT.unknown;
    throw error;
  }
};
