import { parseArguments, UsageError } from './arguments';

const defaults = {
  kind: 'start',
  port: 8787,
  host: '127.0.0.1',
  data: '.data/local',
  functions: 'dist/functions',
  config: undefined,
  static: 'dist/h5',
  seed: 'dist/seed/index.js',
  strict: true,
  explain: false,
  quiet: false,
};

test.each([
  ['start alone serves the build on the usual port', ['start'], defaults],
  ['port and folder', ['start', '--port', '0', '--data', 'x'], { ...defaults, port: 0, data: 'x' }],
  ['a place for the key of the till', ['start', '--pos-key', 'k.json'], { ...defaults, posKey: 'k.json' }],
  ['memory wins over the folder', ['start', '--memory', '--data', 'x'], { ...defaults, data: null }],
  [
    'a bare database',
    ['start', '--functions', 'none', '--no-strict', '--explain', '--quiet'],
    { ...defaults, functions: null, strict: false, explain: true, quiet: true },
  ],
  [
    'beyond this machine, one call at a time',
    ['start', '--host', '0.0.0.0', '--token', 'abc', '--instances', '8', '--concurrency', '1'],
    { ...defaults, host: '0.0.0.0', token: 'abc', instances: 8, concurrency: 1 },
  ],
  [
    'the switches of the store',
    ['start', '--lock-wait', '0', '--duplicate-code', 'DATABASE_REQUEST_FAILED'],
    { ...defaults, lockWaitMs: 0, duplicateCode: 'DATABASE_REQUEST_FAILED' },
  ],
  ['reset', ['reset', '--data=y'], { kind: 'reset', data: 'y' }],
  [
    'seed',
    ['seed', '--data', 'x'],
    {
      kind: 'seed',
      place: { data: 'x' },
      from: null,
      functions: 'dist/functions',
      config: undefined,
      seed: 'dist/seed/index.js',
    },
  ],
  [
    'seed from an export at an address',
    ['seed', '--from', 'y', '--url', 'http://127.0.0.1:1/', '--functions', 'none'],
    {
      kind: 'seed',
      place: { url: 'http://127.0.0.1:1' },
      from: 'y',
      functions: null,
      config: undefined,
      seed: 'dist/seed/index.js',
    },
  ],
  ['help', ['start', '--help'], { kind: 'help' }],
])('%s', (_reason, args, command) => {
  expect(parseArguments(args)).toEqual(command);
});

test.each([
  ['no command', [], 'a command is missing'],
  ['an unknown command', ['stop'], 'unknown command "stop"'],
  ['an unknown option', ['start', '--colour'], '--colour'],
  ['a port that is a word', ['start', '--port', 'http'], '--port must be a number'],
  ['a port that does not exist', ['start', '--port', '65536'], '--port must be a number'],
  ['a wait that is none', ['start', '--lock-wait', '-1'], '--lock-wait'],
  ['a wait of a word', ['start', '--lock-wait=long'], '--lock-wait must be a number'],
  [
    'a code of its own',
    ['start', '--duplicate-code', 'TAKEN'],
    '--duplicate-code must be DATABASE_DUPLICATE_WRITE or',
  ],
  ['no calls at a time', ['start', '--concurrency', '0'], '--concurrency must be a number'],
  ['a second command', ['start', 'reset'], 'unexpected "reset"'],
])('%s is a usage error', (_reason, args, message) => {
  expect(() => parseArguments(args)).toThrow(UsageError);
  expect(() => parseArguments(args)).toThrow(message);
});
