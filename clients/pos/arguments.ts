import { VERBS, type Verb } from './client';
import { INPUTS } from './inputs';

export const USAGE = `npm run pos -- <verb> [--data <json> | --data @<file> | --data -] [--request <number>]
npm run pos -- day <file> [--run <name>] [--report <file>]
--data holds of each verb (? may be left out, | stands between two ways)
${VERBS.map(verb => `  ${verb.padEnd(15)}${INPUTS[verb]}`.trimEnd()).join('\n')}
--url <address>   the interface (default http://127.0.0.1:8787)
--key <file>      the till's key (default .data/local/pos-key.json; npm start names its file, with --memory too)
--tries <n>       sends at most (default 5)
See docs/till.md.`;

export type Common = { url: string; key: string; tries: number };
export type Command =
  | ({ kind: 'verb'; verb: Verb; data: string; requestId?: string } & Common)
  | ({ kind: 'day'; file: string; run?: string; report?: string } & Common)
  | { kind: 'help' };

/** What was typed and cannot be meant. */
export class UsageError extends Error {}

const OPTIONS = ['--data', '--request', '--run', '--report', '--url', '--key', '--tries'] as const;
type Option = (typeof OPTIONS)[number];

const split = (args: readonly string[]): { words: string[]; options: Partial<Record<Option, string>> } => {
  const words: string[] = [];
  const options: Partial<Record<Option, string>> = {};
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index]!;
    if (!arg.startsWith('--')) {
      words.push(arg);
      continue;
    }
    const value = args[(index += 1)];
    if (!(OPTIONS as readonly string[]).includes(arg)) throw new UsageError(`there is no option ${arg}`);
    if (value === undefined) throw new UsageError(`${arg} needs a value`);
    options[arg as Option] = value;
  }
  return { words, options };
};

/** @throws UsageError naming what does not fit */
export const readArguments = (args: readonly string[]): Command => {
  if (args.length === 0 || args.includes('--help')) return { kind: 'help' };
  const { words, options } = split(args);
  const [what, file, ...more] = words;
  const tries = Number(options['--tries'] ?? 5);
  if (!Number.isInteger(tries) || tries < 1 || tries > 20) throw new UsageError('--tries is a whole number from 1 to 20');
  const common: Common = { url: options['--url'] ?? 'http://127.0.0.1:8787', key: options['--key'] ?? '.data/local/pos-key.json', tries };
  if (what === 'day') {
    if (file === undefined || more.length > 0) throw new UsageError('day needs one file');
    return { kind: 'day', file, run: options['--run'], report: options['--report'], ...common };
  }
  if (!(VERBS as readonly (string | undefined)[]).includes(what) || file !== undefined)
    throw new UsageError(`a verb is one of ${VERBS.join(', ')}`);
  return { kind: 'verb', verb: what as Verb, data: options['--data'] ?? '{}', requestId: options['--request'], ...common };
};
