import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRuntime, type Runtime } from '../start';
import type { StartCommand } from './arguments';
import type { Output } from './main';

export type FunctionLine = {
  kind?: string;
  functionName?: string;
  level?: string;
  line?: string;
  message?: string;
  name?: string;
  code?: string;
};

type ExplainLine = {
  kind: 'store.explain';
  collection: string;
  shape: string;
  plan: string;
  order?: string;
  examined: number;
  returned: number;
  ms?: number;
};

/** One question of the database: its shape, how it was answered and what that cost. */
export const explainLine = ({
  collection,
  shape,
  plan,
  order,
  examined,
  returned,
  ms,
}: ExplainLine): string =>
  [
    `  [query] ${collection} ${shape}`,
    order === undefined ? plan : `${plan}, order by ${order}`,
    `${examined} read, ${returned} answered`,
    ...(ms === undefined ? [] : [`${ms} ms`]),
  ].join(' · ');

const isExplained = (entry: FunctionLine | ExplainLine): entry is ExplainLine =>
  entry.kind === 'store.explain';

/** What of the log is worth a line on the terminal: the seed's progress, whatever went wrong, and what was asked to be explained. */
export const terminalLine = (entry: FunctionLine | ExplainLine): string | null => {
  if (isExplained(entry)) return explainLine(entry);
  if (entry.kind === 'function' && entry.functionName === 'seed') return `  ${entry.line}`;
  if (entry.kind === 'function' && entry.level === 'error') return `  [${entry.functionName}] ${entry.line}`;
  if (entry.kind === 'bug') return `  [runtime] ${entry.message}`;
  if (entry.kind === 'timer' && entry.code !== undefined)
    return `  [timer ${entry.name}] ${entry.code}: ${entry.message}`;
  return null;
};

const addresses = ({ wireUrl, people, posKey }: Runtime): string[] => {
  const entry = wireUrl.replace(/\/admin$/, '');
  return [
    `  应用 app            ${entry}/`,
    ...(people.all().people.length > 0 ? [`  顾客 / 导购 / 店长   ${entry}/_people`] : []),
    `  控制台 console       ${entry}/_console`,
    ...(posKey === null ? [] : [`  收银机 till          npm run pos -- time --url ${entry} --key ${posKey}`]),
    `  SDK (TCB_CONTEXT_CNFG)  {"URL":"${wireUrl}"}`,
  ];
};

/** A store in memory has no folder for the till's key: it gets one as short-lived as itself. */
const keyPlace = ({ data, posKey }: StartCommand): { file: string | undefined; leave: () => void } => {
  if (data !== null || posKey !== undefined) return { file: posKey, leave: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'yima-till-'));
  return {
    file: join(folder, 'pos-key.json'),
    leave: () => rmSync(folder, { recursive: true, force: true }),
  };
};

const closeOnSignal = (runtime: Pick<Runtime, 'close'>, output: Output): void => {
  let closing = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // a second signal means: now
      if (closing) process.exit(1);
      closing = true;
      void runtime.close().then(
        () => process.exit(0),
        (error: Error) => {
          output.err(error.stack ?? error.message);
          process.exit(1);
        },
      );
    });
  }
};

/** Starts the runtime and prints where it answers; it ends with SIGINT or SIGTERM. */
export const start = async (command: StartCommand, output: Output): Promise<Runtime> => {
  const say = command.quiet ? () => undefined : output.out;
  const key = keyPlace(command);
  const runtime = await startRuntime({
    port: command.port,
    host: command.host,
    token: command.token ?? process.env.YIMA_LOCAL_TOKEN,
    instances: command.instances,
    concurrency: command.concurrency,
    store: { lockWaitMs: command.lockWaitMs, duplicateCode: command.duplicateCode },
    data: command.data ?? undefined,
    functions: command.functions ?? undefined,
    config: command.config,
    static: existsSync(command.static) ? command.static : undefined,
    seed: command.seed,
    posKey: key.file,
    strict: command.strict,
    explain: command.explain,
    warm: true,
    timers: true,
    onLog: entry => {
      const line = terminalLine(entry as FunctionLine);
      if (line !== null) say(line);
    },
  }).catch((error: Error) => {
    key.leave();
    throw error;
  });
  closeOnSignal({ close: () => runtime.close().finally(key.leave) }, output);
  addresses(runtime).forEach(say);
  output.out(`ready ${runtime.url}/`);
  return runtime;
};
