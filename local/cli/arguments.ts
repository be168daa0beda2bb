import { parseArgs } from 'node:util';

export const help = `yima-local: a CloudBase environment on this machine

  start   serve the app, the functions and the database
    --port <n>            port on 127.0.0.1 (8787)
    --data <folder>       data folder (.data/local)
    --memory              keep everything in memory instead
    --functions <folder>  deployed bundles, <name>/index.js (dist/functions); "none" for a bare database
    --config <file>       cloudbaserc.json (beside the folder that holds the bundles)
    --static <folder>     the built H5 app (dist/h5)
    --seed <file>         bundle that fills a new store (dist/seed/index.js)
    --no-strict           make unknown collections instead of failing
    --quiet               print nothing but the line "ready http://127.0.0.1:<port>/"
  reset   remove the data of a folder that is not in use
    --data <folder>       data folder (.data/local)
  --help  this text`;

/** The command line cannot be understood. */
export class UsageError extends Error {}

export type StartCommand = {
  kind: 'start';
  port: number;
  /** null: in memory */
  data: string | null;
  functions: string | null;
  config: string | undefined;
  static: string;
  seed: string;
  strict: boolean;
  quiet: boolean;
};
export type Command = StartCommand | { kind: 'reset'; data: string } | { kind: 'help' };

const parse = (args: string[]) => {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: 'string', default: '8787' },
        data: { type: 'string', default: '.data/local' },
        memory: { type: 'boolean', default: false },
        functions: { type: 'string', default: 'dist/functions' },
        config: { type: 'string' },
        static: { type: 'string', default: 'dist/h5' },
        seed: { type: 'string', default: 'dist/seed/index.js' },
        'no-strict': { type: 'boolean', default: false },
        quiet: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
};

const portOf = (text: string): number => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new UsageError(`--port must be a number from 0 to 65535, not "${text}"`);
  return port;
};

/** Reads a command line; throws UsageError. */
export const parseArguments = (args: string[]): Command => {
  const { values, positionals } = parse(args);
  const [command, ...rest] = positionals;
  if (values.help || command === 'help') return { kind: 'help' };
  if (rest.length > 0) throw new UsageError(`unexpected "${rest[0]}"`);
  if (command === 'reset') return { kind: 'reset', data: values.data };
  if (command !== 'start')
    throw new UsageError(command === undefined ? 'a command is missing' : `unknown command "${command}"`);
  return {
    kind: 'start',
    port: portOf(values.port),
    data: values.memory ? null : values.data,
    functions: values.functions === 'none' ? null : values.functions,
    config: values.config,
    static: values.static,
    seed: values.seed,
    strict: !values['no-strict'],
    quiet: values.quiet,
  };
};
