import type { ActingAs } from '@core/contracts/define';
import { monthOf, nextMonth, startOfMonth } from '@core/domain/books/month';
import { dateText, DAY_MS, HOUR_MS } from '@core/domain/calendar';
import type { Deps } from '@server/deps';
import { slipKeyOf } from '@server/modules/redemption/documents';
import { redemptionOfSlip } from '@server/modules/redemption/met';
import { TILLS, tillId, type Till } from '@server/modules/till/documents';
import { brandId, brands, counterId, storeId } from './catalog';
import type { SeedClock } from './clock';
import type { Play } from './play';
import { createRandom } from './random';
import { sellerOf, type Seller } from './seller';
import { seedShopping } from './shopping';
import { staffOpenid } from './staff';

const STORE = storeId('hubin');
const START = 20_261_122;
const SALES_A_MONTH = 5;
/** The slip of the member's story that a till uploads days later; see the history. */
const MET = { brandKey: 'qingluo', slipNo: 'A0611', at: (clock: SeedClock) => clock.day(-6, 16) };

const finance: ActingAs = { role: 'finance', storeId: STORE, terminalId: 'seed-terminal-finance' };
const brand: ActingAs = { role: 'brand-operator', storeId: STORE, terminalId: 'seed-terminal-brand' };

/** Days of a month that are over, as far as it has come. */
const daysOf = (month: string, now: number): number =>
  Math.floor((Math.min(now, startOfMonth(nextMonth(month))) - startOfMonth(month)) / DAY_MS);

/** Some sales of every brand, here and there a part of one given back. */
const sellMonth = async (seller: Seller, month: string, now: number): Promise<void> => {
  const random = createRandom(START + Number(month.replace('-', '')));
  const days = daysOf(month, now);
  if (days < 1) return;
  for (const { key, categoryIds } of brands) {
    for (let n = 1; n <= SALES_A_MONTH; n += 1) {
      const at = startOfMonth(month) + random.below(days) * DAY_MS + 11 * HOUR_MS + random.below(8 * HOUR_MS);
      const amountFen = (30 + random.below(1_500)) * 100;
      const line = { lineId: 'l1', brandId: brandId(key), categoryId: categoryIds[0]!, amountFen };
      const slipNo = `${key.slice(0, 3).toUpperCase()}${month.slice(5)}${n}`;
      const tenders = [{ kind: random.pick(['wechat', 'alipay', 'card'] as const), amountFen }];
      const saleId = await seller.sell({ counterId: counterId('hubin', key), slipNo, at, lines: [line], payFen: amountFen, tenders });
      if (n === SALES_A_MONTH) await seller.refund(saleId, `${slipNo}R`, Math.min(at + 2 * HOUR_MS, now), Math.floor(amountFen / 2));
    }
  }
};

/** The till sends the slip of a bill that a guide had redeemed on: the redemption is final. */
const meet = async (deps: Deps, seller: Seller, clock: SeedClock): Promise<void> => {
  const counter = counterId('hubin', MET.brandKey);
  const at = MET.at(clock);
  const redemption = await redemptionOfSlip(deps.db, slipKeyOf(counter, dateText(at), MET.slipNo));
  if (!redemption) throw new Error(`seed: no redemption of the slip ${MET.slipNo}`);
  const lines = redemption.lines.map(({ lineId, brand: { brandId: id }, category, amountFen }) => ({
    lineId,
    brandId: id,
    categoryId: category.categoryId,
    amountFen,
  }));
  const { payFen } = redemption;
  await seller.sell({ counterId: counter, slipNo: MET.slipNo, at, lines, payFen, tenders: [{ kind: 'wechat', amountFen: payFen }] });
};

/**
 * Sales of three months in the books: the month before last is settled and locked, the last one is with the brands, this one
 * goes on.
 */
export const seedBooks = async (deps: Deps, play: Play, clock: SeedClock, now: number): Promise<void> => {
  const till = await deps.db.collection<Till>(TILLS).get(tillId(STORE, 'T1'));
  if (!till) throw new Error('seed: the books come after the till');
  const seller = sellerOf(deps, till, clock);
  const current = monthOf(now);
  const last = monthOf(startOfMonth(current) - 1);
  const before = monthOf(startOfMonth(last) - 1);
  await meet(deps, seller, clock);
  const months = [before, last, current];
  for (const month of months) await sellMonth(seller, month, now);
  await seedShopping({ deps, play, clock, seller }, months, now);
  clock.set(now);
  // while the first month is open
  await seller.carryPoints();
  const books = staffOpenid('songzhi');
  for (const month of [before, last]) {
    await play.ops(books, 'statement.make', { month }, finance);
    for (const { key } of brands) await play.ops(books, 'statement.issue', { statementId: `stmt_${brandId(key)}_${month}` }, finance);
  }
  const settled = { statementId: `stmt_${brandId('qingluo')}_${before}`, revision: 0 };
  await play.ops(staffOpenid('bailu'), 'statement.confirm', settled, brand);
  await play.ops(books, 'books.lock', { month: before }, finance);
  await play.ops(books, 'statement.settle', { ...settled, note: `网银 ${current.replace('-', '')}05` }, finance);
};
