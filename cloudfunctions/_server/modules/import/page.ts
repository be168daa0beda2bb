import { judgeCodeLine } from '@core/domain/coupon/issue/code-file';
import { ok, refuse } from '@core/domain/result';
import type { Context } from '../../context';
import { DuplicateKeyError } from '../../db/errors';
import { EXCHANGE_CODES, exchangeCodeId, type ExchangeCode } from '../code/documents';
import { faultsId, type Fault, type Import } from './documents';
import type { FileLine } from './lines';
import { faultsOf, importsOf } from './repo';

/** Lines that go into the store in one step: a transaction's documents, and the most that one question can ask for. */
export const PAGE_LINES = 1000;

type Judged = { codes: ExchangeCode[]; faults: Fault[] };

const codeOf = (job: Import, line: number, _id: string): ExchangeCode => ({
  _id,
  templateId: job.templateId,
  importId: job._id,
  line,
  state: 'open',
  schema: 1,
});

/** Every line by itself, and against those of the same page. */
const judge = ({ deps }: Pick<Context, 'deps'>, job: Import, lines: readonly FileLine[]): Judged => {
  const codes = new Map<string, ExchangeCode>();
  const faults: Fault[] = [];
  for (const { line, text } of lines) {
    const judged = judgeCodeLine(text, line);
    if (judged.kind === 'fault') faults.push({ line, reason: judged.reason });
    if (judged.kind !== 'code') continue;
    const _id = exchangeCodeId(deps.env, judged.said);
    const first = codes.get(_id);
    if (first) faults.push({ line, reason: 'REPEATED', first: first.line });
    else codes.set(_id, codeOf(job, line, _id));
  }
  return { codes: [...codes.values()], faults };
};

/** Against what is in the store: lines before it of this file, and other files. */
const withoutStored = async ({ deps }: Pick<Context, 'deps'>, job: Import, { codes, faults }: Judged): Promise<Judged> => {
  const ids = codes.map(({ _id }) => _id);
  const stored = await deps.db.collection<ExchangeCode>(EXCHANGE_CODES).find({ _id: deps.db.command.in(ids) }, { limit: PAGE_LINES });
  const byId = new Map(stored.map(code => [code._id, code]));
  const known = codes.flatMap(({ _id, line }): Fault[] => {
    const there = byId.get(_id);
    if (!there) return [];
    return [there.importId === job._id ? { line, reason: 'REPEATED', first: there.line } : { line, reason: 'TAKEN' }];
  });
  return { codes: codes.filter(({ _id }) => !byId.has(_id)), faults: [...faults, ...known].sort((one, other) => one.line - other.line) };
};

/** The page and the place in the file, both or neither; `LOST` when somebody else has gone on from here. */
const write = ({ deps }: Context, job: Import, last: FileLine, { codes, faults }: Judged, leaseUntil: number) =>
  deps.transact<Import, 'LOST'>(async tx => {
    const { inc } = deps.db.command;
    const patch = { cursor: last.end, line: last.line, added: inc(codes.length), bad: inc(faults.length), leaseUntil };
    const after = await importsOf(tx).updateAndReturn({ _id: job._id, state: 'running', cursor: job.cursor }, patch);
    if (!after) return refuse('LOST');
    if (codes.length > 0) await tx.collection<ExchangeCode>(EXCHANGE_CODES).insert(codes);
    if (faults.length > 0) {
      await faultsOf(tx).insert({ _id: faultsId(job._id, last.line), importId: job._id, line: last.line, faults, schema: 1 });
    }
    return ok(after);
  });

const TRIES = 5;

/**
 * Takes in one page of lines: a run that ends anywhere is gone on with, and no line counts twice. What is new is written
 * without asking; only a page in which something is there already is compared with the store.
 * @returns the import as it is then; undefined when another run has taken over
 */
export const importPage = async (
  context: Context,
  job: Import,
  lines: readonly FileLine[],
  leaseUntil: number,
): Promise<Import | undefined> => {
  const last = lines.at(-1)!;
  let judged = judge(context, job, lines);
  for (let round = 0; round < TRIES; round += 1) {
    try {
      const written = await write(context, job, last, judged, leaseUntil);
      return written.ok ? written.data : undefined;
    } catch (error) {
      if (!(error instanceof DuplicateKeyError)) throw error;
      judged = await withoutStored(context, job, judged);
    }
  }
  throw new Error(`import ${job._id}: the codes after line ${job.line} are taken again and again`);
};
