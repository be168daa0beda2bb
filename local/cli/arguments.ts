import { parseArgs } from 'node:util';
import { IMPORT_MODES, type ImportMode } from '../admin/transfer';
import { DUPLICATE_CODES, type DuplicateCode } from '../store/open';

export const help = `yima-local: a CloudBase environment on this machine

  start   serve the app, the functions and the database
    --port <n>            port (8787)
    --host <address>      where to listen (127.0.0.1); elsewhere only with a token
    --token <secret>      every request must carry it; also read from YIMA_LOCAL_TOKEN
    --data <folder>       data folder (.data/local)
    --memory              keep everything in memory instead
    --pos-key <file>      where to write the demo till's key, for npm run pos (pos-key.json in the data folder; with --memory
                          a file that is named at the start and removed at the end)
    --functions <folder>  deployed bundles, <name>/index.js (dist/functions); "none" for a bare database
    --config <file>       cloudbaserc.json (beside the folder that holds the bundles)
    --static <folder>     the built H5 app (dist/h5)
    --seed <file>         bundle that fills a new store (dist/seed/index.js)
    --instances <n>       threads of one function at most (2)
    --concurrency <n>     calls that each takes at a time (32; the cloud has 1)
    --no-strict           make unknown collections instead of failing, and more than 100
    --explain             print each question of the database with its plan, and what it cost
    --lock-wait <ms>      how long a plain write waits for a document that a transaction holds (10000); 0: conflict at once
    --duplicate-code <c>  of a key that is taken: DATABASE_DUPLICATE_WRITE (default) or DATABASE_REQUEST_FAILED
    --quiet               print nothing but the line "ready http://127.0.0.1:<port>/"
  reset   remove the data of a folder that is not in use
    --data <folder>       data folder (.data/local)
  seed    fill an empty store: with the demo mall, or with what export wrote; also while an instance runs
    --from <path>         a folder of export, or one <name>.ndjson of it, instead of the demo mall
    --functions, --config, --seed   as for start, for a folder that no instance uses
  backup  write the store to one file, also while an instance runs
    --to <file>           a file that does not exist yet
  restore replace the whole store by a backup, also while an instance runs
    --from <file>
  export  write collections as <name>.ndjson (EJSON, one document a line) with their indexes in collections.json
    --to <folder>         a folder that is missing or empty
    --collection <name>   only this one (may be given again)
  import  read what export wrote, or other NDJSON files of such names
    --from <folder>
    --collection <name>   only this one (may be given again)
    --mode <mode>         insert: refuse documents that are there (default); replace: put the new ones in their place
  for seed and these four
    --data <folder>       data folder of an instance that does not run (.data/local)
    --url <address>       or the address of one that runs, http://127.0.0.1:<port> (with /_t/<token> if it has one)
  --help  this text
ends with 0 when all is done, 1 when it failed, 2 when the command line was not understood`;

/** The command line cannot be understood. */
export class UsageError extends Error {}

export type StartCommand = {
  kind: 'start';
  port: number;
  host: string;
  token: string | undefined;
  instances: number | undefined;
  concurrency: number | undefined;
  lockWaitMs: number | undefined;
  duplicateCode: DuplicateCode | undefined;
  /** null: in memory */
  data: string | null;
  functions: string | null;
  config: string | undefined;
  static: string;
  seed: string;
  posKey: string | undefined;
  strict: boolean;
  explain: boolean;
  quiet: boolean;
};
/** Where a store is: a folder that no instance uses, or the address of the instance. */
export type StorePlace = { data: string } | { url: string; token?: string };
export type TransferCommand =
  | { kind: 'backup'; place: StorePlace; to: string }
  | { kind: 'restore'; place: StorePlace; from: string }
  | { kind: 'export'; place: StorePlace; to: string; collections: string[] }
  | { kind: 'import'; place: StorePlace; from: string; collections: string[]; mode: ImportMode };
export type SeedCommand = {
  kind: 'seed';
  place: StorePlace;
  /** null: the demo mall */
  from: string | null;
  functions: string | null;
  config: string | undefined;
  seed: string;
};
export type Command =
  StartCommand | TransferCommand | SeedCommand | { kind: 'reset'; data: string } | { kind: 'help' };

const parse = (args: string[]) => {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: 'string', default: '8787' },
        host: { type: 'string', default: '127.0.0.1' },
        token: { type: 'string' },
        instances: { type: 'string' },
        concurrency: { type: 'string' },
        'lock-wait': { type: 'string' },
        'duplicate-code': { type: 'string' },
        data: { type: 'string', default: '.data/local' },
        memory: { type: 'boolean', default: false },
        functions: { type: 'string', default: 'dist/functions' },
        config: { type: 'string' },
        static: { type: 'string', default: 'dist/h5' },
        seed: { type: 'string', default: 'dist/seed/index.js' },
        'pos-key': { type: 'string' },
        'no-strict': { type: 'boolean', default: false },
        explain: { type: 'boolean', default: false },
        url: { type: 'string' },
        to: { type: 'string' },
        from: { type: 'string' },
        collection: { type: 'string', multiple: true, default: [] },
        mode: { type: 'string', default: 'insert' },
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

const sizeOf = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const size = Number(text);
  if (!/^\d{1,3}$/.test(text) || size < 1)
    throw new UsageError(`--${name} must be a number from 1 to 999, not "${text}"`);
  return size;
};

const waitOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (!/^\d{1,6}$/.test(text))
    throw new UsageError(`--lock-wait must be a number of milliseconds up to 999999, not "${text}"`);
  return Number(text);
};

const duplicateCodeOf = (text: string | undefined): DuplicateCode | undefined => {
  const code = DUPLICATE_CODES.find(item => item === text);
  if (text !== undefined && !code)
    throw new UsageError(`--duplicate-code must be ${DUPLICATE_CODES.join(' or ')}, not "${text}"`);
  return code;
};

type Values = ReturnType<typeof parse>['values'];

const required = (values: Values, name: 'to' | 'from'): string => {
  const value = values[name];
  if (!value) throw new UsageError(`--${name} is missing`);
  return value;
};

const placeOf = ({ url, data, token }: Values): StorePlace => {
  if (url === undefined) return { data };
  if (!/^https?:\/\/[^/]+(\/_t\/[\w-]+)?\/?$/.test(url))
    throw new UsageError(`--url must be an address like http://127.0.0.1:8787, not "${url}"`);
  return { url: url.replace(/\/$/, ''), ...(token === undefined ? {} : { token }) };
};

const importModeOf = (text: string): ImportMode => {
  const mode = IMPORT_MODES.find(item => item === text);
  if (!mode) throw new UsageError(`--mode must be ${IMPORT_MODES.join(' or ')}, not "${text}"`);
  return mode;
};

const transferOf = (command: string | undefined, values: Values): TransferCommand | undefined => {
  const common = () => ({ place: placeOf(values), collections: values.collection });
  switch (command) {
    case 'backup':
      return { kind: command, place: placeOf(values), to: required(values, 'to') };
    case 'restore':
      return { kind: command, place: placeOf(values), from: required(values, 'from') };
    case 'export':
      return { kind: command, ...common(), to: required(values, 'to') };
    case 'import':
      return { kind: command, ...common(), from: required(values, 'from'), mode: importModeOf(values.mode) };
    default:
      return undefined;
  }
};

const functionsOf = ({ functions }: Values): string | null => (functions === 'none' ? null : functions);

const seedOf = (values: Values): SeedCommand => ({
  kind: 'seed',
  place: placeOf(values),
  from: values.from ?? null,
  functions: functionsOf(values),
  config: values.config,
  seed: values.seed,
});

/** Reads a command line; throws UsageError. */
export const parseArguments = (args: string[]): Command => {
  const { values, positionals } = parse(args);
  const [command, ...rest] = positionals;
  if (values.help || command === 'help') return { kind: 'help' };
  if (rest.length > 0) throw new UsageError(`unexpected "${rest[0]}"`);
  if (command === 'reset') return { kind: 'reset', data: values.data };
  if (command === 'seed') return seedOf(values);
  const transfer = transferOf(command, values);
  if (transfer) return transfer;
  if (command !== 'start')
    throw new UsageError(command === undefined ? 'a command is missing' : `unknown command "${command}"`);
  return {
    kind: 'start',
    port: portOf(values.port),
    host: values.host,
    token: values.token,
    instances: sizeOf('instances', values.instances),
    concurrency: sizeOf('concurrency', values.concurrency),
    lockWaitMs: waitOf(values['lock-wait']),
    duplicateCode: duplicateCodeOf(values['duplicate-code']),
    data: values.memory ? null : values.data,
    functions: functionsOf(values),
    config: values.config,
    static: values.static,
    seed: values.seed,
    posKey: values['pos-key'],
    strict: !values['no-strict'],
    explain: values.explain,
    quiet: values.quiet,
  };
};
