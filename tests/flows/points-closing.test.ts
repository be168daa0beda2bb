import { endOfMonth, monthOf, startOfMonth } from '@core/domain/books/month';
import { DAY_MS } from '@core/domain/calendar';
import { ok } from '@core/domain/result';
import type { PointsMoved } from '@server/modules/points/accounts';
import { closedMonths, closePoints, POINTS_MONTHS, type PointsMonth } from '@server/modules/points/closing';
import { POINTS_LEDGER, type PointsEntry } from '@server/modules/points/ledger';
import { pointsLiability, pointsMoved } from '@server/modules/points/liability';
import { bringPoints } from '@server/modules/points/service';
import { spendOnBill } from '@server/modules/points/spend';
import { startMall, type Mall } from './harness';
import { whole } from './support/whole';

jest.setTimeout(30_000);

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());

const NOW = Date.now();
const before = (months: number): string => {
  let month = monthOf(NOW);
  for (let n = 0; n < months; n += 1) month = monthOf(startOfMonth(month) - DAY_MS);
  return month;
};
const at = (now: number) => ({ deps: mall.deps, now });
let entries = 0;
const post = async (memberId: string, postedAt: number, points: number): Promise<void> => {
  const { db } = mall.deps;
  const _id = `pt_closing_${(entries += 1)}`;
  const spent = { memberId, redemptionId: _id, counterId: 'ct_nlake', points: -points, paidFen: -points, now: postedAt };
  await mall.deps.transact<void, 'POINTS_NOT_ENOUGH'>(async tx => {
    if (points < 0) return spendOnBill(tx, db.command, spent);
    await bringPoints(tx, db.command, { _id, memberId, at: postedAt, kind: 'opening', ref: _id, origin: 'opening', points });
    return ok(undefined);
  });
};

const ledger = (): Promise<PointsEntry[]> => whole<PointsEntry>(mall.deps.db, POINTS_LEDGER);
/** What every posting between two instants comes to, one by one. */
const sumOf = (all: readonly PointsEntry[], from: number, until: number): PointsMoved => {
  const sum: Record<string, number> = {};
  for (const entry of all.filter(each => each.at >= from && each.at < until)) {
    for (const { account, points } of entry.postings) {
      const name = account.split(':')[0]!;
      sum[name] = (sum[name] ?? 0) + points;
    }
  }
  return sum;
};
const instants = (): number[] => {
  const [first, second] = [before(3), before(1)];
  return [
    0,
    startOfMonth(first) - 1,
    startOfMonth(first),
    startOfMonth(first) + 5 * DAY_MS,
    endOfMonth(first),
    startOfMonth(second) + DAY_MS,
    endOfMonth(second),
    NOW + DAY_MS,
  ];
};
const expectTheSame = async (): Promise<void> => {
  const [{ db }, all] = [mall.deps, await ledger()];
  const pairs = instants().flatMap(from => instants().map(until => ({ from, until })));
  const moved = await Promise.all(pairs.map(pair => pointsMoved(db, pair)));
  expect(moved).toEqual(pairs.map(({ from, until }) => sumOf(all, from, until)));
  for (const from of instants()) {
    const { member = 0, debt = 0 } = sumOf(all, 0, from + 1);
    expect(await pointsLiability(db, from)).toEqual({ points: member, debt: Math.abs(debt), fen: member });
  }
};

describe('closing the months of the points ledger', () => {
  test('nothing is to be closed where nothing was posted', async () => {
    expect(await closePoints(at(NOW), 3)).toEqual({ done: 0, full: false });
  });

  test('page after page it comes to the sum of all postings, for every instant, on the way and at the end', async () => {
    const { memberId } = await mall.member('sign-hill', { brand: false });
    for (const month of [before(3), before(1)]) {
      for (let day = 0; day < 7; day += 1) await post(memberId, startOfMonth(month) + day * DAY_MS, 400 + day);
      // several in one millisecond, and one in the last of the month
      for (let n = 0; n < 4; n += 1) await post(memberId, startOfMonth(month) + 8 * DAY_MS, -100);
      await post(memberId, endOfMonth(month) - 1, 77);
    }
    await post(memberId, startOfMonth(before(0)), 50);
    await expectTheSame();
    const ofPages: unknown[] = [];
    for (;;) {
      const page = await closePoints(at(NOW + 3 * 60_000), 5);
      if (page.done === 0) break;
      ofPages.push(page);
      await expectTheSame();
    }
    // 12 entries make three pages of five, the month between one empty page
    expect(ofPages).toHaveLength(3 + 1 + 3);
    const closed = await closedMonths(mall.deps.db);
    expect(closed.map(({ _id, entries: count }) => [_id, count])).toEqual([
      [before(3), 12],
      [before(2), 0],
      [before(1), 12],
    ]);
    expect(closed[0]!.moved).toEqual(sumOf(await ledger(), startOfMonth(before(3)), endOfMonth(before(3))));
  });

  test('a figure does not read what is closed: it stands there', async () => {
    const months = mall.deps.db.collection<PointsMonth>(POINTS_MONTHS);
    const [first] = await closedMonths(mall.deps.db);
    await months.update(first!._id, { moved: mall.deps.db.command.set({ ...first!.moved, member: 1_000_000 }) });
    const { points } = await pointsLiability(mall.deps.db, NOW + DAY_MS);
    expect(points).toBeGreaterThan(1_000_000);
    await months.update(first!._id, { moved: mall.deps.db.command.set(first!.moved) });
    await expectTheSame();
  });

  test('many at once count nothing twice, and the nightly timer does the same', async () => {
    const months = mall.deps.db.collection<PointsMonth>(POINTS_MONTHS);
    const closed = await closedMonths(mall.deps.db);
    await months.removeWhere({ _id: mall.deps.db.command.gt('') });
    for (let round = 0; round < 10; round += 1) await Promise.all(Array.from({ length: 4 }, () => closePoints(at(NOW + 3 * 60_000), 5)));
    expect((await closedMonths(mall.deps.db)).map(({ _id, moved }) => [_id, moved])).toEqual(closed.map(({ _id, moved }) => [_id, moved]));
    await months.removeWhere({ _id: mall.deps.db.command.gt('') });
    await mall.runtime.timers.run('nightly');
    await expectTheSame();
    expect((await closedMonths(mall.deps.db)).length).toBeGreaterThanOrEqual(2);
  });

  test('a month that was over a moment ago waits for what is still on its way', async () => {
    const month = before(0);
    expect(await closePoints(at(endOfMonth(month) + 60_000), 100)).toEqual({ done: 0, full: false });
    expect(await closePoints(at(endOfMonth(month) + 121_000), 100)).toEqual({ done: 1, full: true });
    expect((await closedMonths(mall.deps.db)).at(-1)!._id).toBe(month);
  });
});
