import type { ActingAs } from '@core/contracts/define';
import type { SaleInput } from '@core/contracts/sale';
import { monthOf, nextMonth, startOfMonth } from '@core/domain/books/month';
import { dateText, DAY_MS, HOUR_MS } from '@core/domain/calendar';
import type { TillContext } from '@server/context';
import { requestHash } from '@server/crypto';
import type { Deps } from '@server/deps';
import { bookMet, bookRefund, bookSale } from '@server/modules/books/service';
import type { OutboxEvent } from '@server/modules/outbox/outbox';
import { slipKeyOf } from '@server/modules/redemption/documents';
import { redemptionOfSlip } from '@server/modules/redemption/met';
import { uploadRefund } from '@server/modules/refund/upload';
import { uploadSale } from '@server/modules/sale/upload';
import { TILLS, tillId, type Till } from '@server/modules/till/documents';
import { brandId, brands, counterId, storeId } from './catalog';
import type { SeedClock } from './clock';
import type { Play } from './play';
import { createRandom } from './random';
import { staffOpenid } from './staff';

const STORE = storeId('hubin');
const START = 20_261_122;
const SALES_A_MONTH = 5;
/** The slip of the member's story that a till uploads days later; see the history. */
const MET = { brandKey: 'qingluo', slipNo: 'A0611', at: (clock: SeedClock) => clock.day(-6, 16) };

const finance: ActingAs = { role: 'finance', storeId: STORE, terminalId: 'seed-terminal-finance' };
const brand: ActingAs = { role: 'brand-operator', storeId: STORE, terminalId: 'seed-terminal-brand' };

type Seller = {
  sell(input: SaleInput): Promise<string>;
  refund(saleId: string, refundNo: string, at: number, amountFen: number): Promise<void>;
};

/** The till's own calls, as they come in after it has signed. */
const sellerOf = (deps: Deps, till: Till, clock: SeedClock): Seller => {
  let count = 0;
  const context = (action: string, input: unknown): TillContext => ({
    deps,
    action,
    requestId: `seed-till-${String((count += 1)).padStart(6, '0')}`,
    bodyHash: requestHash(deps.env.YIMA_HASH_KEY, input),
    now: clock.now(),
    till,
    clerk: {
      kind: 'till',
      id: till._id,
      name: till.name,
      employer: 'mall',
      storeId: till.storeId,
      terminalId: `till:${till.terminalId}`,
      wrongCodes: {},
    },
  });
  const hear = (data: Record<string, unknown>) => ({ data }) as OutboxEvent;
  return {
    sell: async input => {
      clock.set(input.at + HOUR_MS);
      const answer = await uploadSale(context('till.upload-sale', input), input);
      if (!answer.ok) throw new Error(`seed: the sale ${input.slipNo} was refused: ${answer.code} ${JSON.stringify(answer.data ?? '')}`);
      const { saleId, redemption } = answer.data;
      const here = context('seed', {});
      await bookSale(here, hear({ saleId }));
      if (redemption?.met) await bookMet(here, hear({ saleId, redemptionId: redemption.redemptionId }));
      return saleId;
    },
    refund: async (saleId, refundNo, at, amountFen) => {
      clock.set(at);
      const input = { sale: { saleId }, refundNo, at, lines: [{ lineId: 'l1', amountFen }] };
      const answer = await uploadRefund(context('till.upload-refund', input), input);
      if (!answer.ok) throw new Error(`seed: the refund ${refundNo} was refused: ${answer.code}`);
      await bookRefund(context('seed', {}), hear({ refundId: answer.data.refundId }));
    },
  };
};

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
  for (const month of [before, last, current]) await sellMonth(seller, month, now);
  clock.set(now);
  const books = staffOpenid('songzhi');
  for (const month of [before, last]) {
    await play.ops(books, 'statement.make', { month }, finance);
    for (const { key } of brands) await play.ops(books, 'statement.issue', { statementId: `stmt_${brandId(key)}_${month}` }, finance);
  }
  const settled = { statementId: `stmt_${brandId('qingluo')}_${before}` };
  await play.ops(staffOpenid('bailu'), 'statement.confirm', settled, brand);
  await play.ops(books, 'books.lock', { month: before }, finance);
  await play.ops(books, 'statement.settle', { ...settled, note: `网银 ${current.replace('-', '')}05` }, finance);
};
