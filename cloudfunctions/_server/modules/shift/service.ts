import type { InputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { shiftActions, ShiftReport } from '@core/contracts/shift';
import { ok, refuse, type Result } from '@core/domain/result';
import type { CounterContext } from '../../context';
import type { Deps } from '../../deps';
import { templatesByIds } from '../template/cache';
import { tillNames } from '../till/names';
import { sumOpened, sumPlatforms, sumRefunds, sumReversals, sumTemplates, sumTerminals, type Who, type Window } from './repo';

type Kinds = ShiftReport['byKind'];

/** The sums of templates, by the kind of their coupons. */
const byKind = async (
  deps: Pick<Deps, 'db' | 'now'>,
  rows: readonly { _id: string; count: number; savedFen: number }[],
): Promise<Kinds> => {
  const templates = await templatesByIds(
    deps,
    rows.map(({ _id }) => _id),
  );
  const kindOf = new Map(templates.map(({ _id, benefit }) => [_id, benefit.kind]));
  const kinds = new Map<string, Kinds[number]>();
  for (const { _id, count, savedFen } of rows) {
    const kind = kindOf.get(_id);
    if (!kind) throw new Error(`no template ${_id}`);
    const known = kinds.get(kind) ?? { kind, count: 0, savedFen: 0 };
    kinds.set(kind, { kind, count: known.count + count, savedFen: known.savedFen + savedFen });
  }
  return [...kinds.values()].sort((left, right) => right.savedFen - left.savedFen);
};

type Opened = NonNullable<ShiftReport['opened']>;

const openedOf = (row: Opened | undefined): Opened => ({
  count: row?.count ?? 0,
  savedFen: row?.savedFen ?? 0,
  payFen: row?.payFen ?? 0,
  dueFen: row?.dueFen ?? 0,
});

const report = async (deps: Deps, who: Who, window: Window, name: string | undefined): Promise<ShiftReport> => {
  const { db } = deps;
  const [terminals, opened, templates, platforms, [reversals], [refunds], names] = await Promise.all([
    sumTerminals(db, who, window),
    'staffId' in who ? sumOpened(db, who, window) : undefined,
    sumTemplates(db, who, window),
    sumPlatforms(db, who, window),
    sumReversals(db, who, window),
    sumRefunds(db, who, window),
    tillNames(db, who.storeId),
  ]);
  const total = (field: 'count' | 'savedFen' | 'payFen' | 'pointsFen' | 'dueFen' | 'unmet' | 'mismatches'): number =>
    terminals.reduce((sum, row) => sum + row[field], 0);
  return {
    ...window,
    storeId: who.storeId,
    name,
    terminals: terminals.map(({ _id, count }) => ({ terminalId: _id, name: names.get(_id), count })),
    redemptions: {
      count: total('count'),
      savedFen: total('savedFen'),
      payFen: total('payFen'),
      pointsFen: total('pointsFen'),
      externalFen: total('payFen') - total('pointsFen') - total('dueFen'),
      dueFen: total('dueFen'),
    },
    ...(opened ? { opened: openedOf(opened[0]) } : {}),
    byKind: await byKind(deps, templates),
    external: platforms.map(({ _id, count, paidFen, faceFen }) => ({
      platform: _id as ShiftReport['external'][number]['platform'],
      count,
      paidFen,
      faceFen,
    })),
    reversals: { count: reversals?.count ?? 0, savedFen: reversals?.savedFen ?? 0 },
    refunds: {
      count: refunds?.count ?? 0,
      payFen: refunds?.payFen ?? 0,
      cashFen: refunds?.cashFen ?? 0,
      pointsFen: refunds?.pointsFen ?? 0,
      externalFen: refunds?.externalFen ?? 0,
    },
    unmet: total('unmet'),
    mismatches: total('mismatches'),
  };
};

/** What the caller did in a window; with `whole` the store, for its manager. */
export const shiftReport = async (
  { deps, clerk }: CounterContext,
  { from, to, whole = false }: InputOf<typeof shiftActions, 'shift.report'>,
): Promise<Result<ShiftReport, ErrorCode>> => {
  if (whole && clerk.role !== 'store-manager') return refuse('ROLE_REQUIRED');
  const { storeId, id: staffId, name } = clerk;
  return ok(await report(deps, whole ? { storeId } : { staffId, storeId }, { from, to }, whole ? undefined : name));
};
