import { nextMonth, startOfMonth } from '@core/domain/books/month';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@core/domain/calendar';
import type { Deps } from '@server/deps';
import { bookVoucherSold } from '@server/modules/books/service';
import { MEMBERS, type Member } from '@server/modules/member/documents';
import { takePayment } from '@server/modules/voucher/pay';
import { brandId, counterId } from './catalog';
import type { SeedClock } from './clock';
import { redeemAt, type Desk } from './counter';
import { CROWD } from './members';
import type { Play } from './play';
import { heard, type Seller } from './seller';
import { templateId } from './templates';

export type ShoppingWorld = { deps: Deps; play: Play; clock: SeedClock; seller: Seller };
type Slip = Desk & { amountFen: number; at: number; slipNo: string };
type Bought = Slip & { openid: string; couponIds: string[]; points?: number };

const qingluo: Desk = { guide: 'linxiao', brandKey: 'qingluo', categoryId: 'cat_womens' };
const suxi: Desk = { guide: 'suhe', brandKey: 'suxi', categoryId: 'cat_skincare' };
const beiyu: Desk = { guide: 'zhaoyiming', brandKey: 'beiyu', categoryId: 'cat_running' };

/** The slip as the till sends it. */
const saleOf = ({ brandKey, categoryId, amountFen, at, slipNo }: Slip, payFen: number, pointsFen = 0) => ({
  counterId: counterId('hubin', brandKey),
  slipNo,
  at,
  lines: [{ lineId: 'l1', brandId: brandId(brandKey), categoryId, amountFen }],
  payFen,
  tenders: [
    { kind: 'wechat' as const, amountFen: payFen - pointsFen },
    ...(pointsFen === 0 ? [] : [{ kind: 'points' as const, amountFen: pointsFen }]),
  ],
});

/** A guide redeems, and the till sends the same bill: they meet. */
const buy = async ({ play, clock, seller }: ShoppingWorld, bought: Bought): Promise<{ saleId: string; ticketId: string }> => {
  const hers = { deviceKey: `seed-phone-${bought.openid}`, phone: 'Android 手机' };
  const { ticketId, receipt } = await redeemAt(play, clock, { ...bought, ...hers });
  return { ticketId, saleId: await seller.sell(saleOf(bought, receipt.payFen, receipt.pointsFen)) };
};

const claim = async ({ play, clock }: ShoppingWorld, openid: string, offer: string, at: number): Promise<string> => {
  clock.set(at);
  return (await play.consumer(openid, 'coupon.claim', { templateId: templateId(offer) })).couponId;
};

/** She pays for a voucher; the payment's notice is played, for nobody holds the phone. */
const buyVoucher = async ({ deps, play, clock }: ShoppingWorld, openid: string, at: number): Promise<string> => {
  clock.set(at);
  const { orderId, priceFen } = await play.consumer(openid, 'voucher.buy', { templateId: templateId('voucher_300') });
  const context = { deps, now: at, action: 'seed', requestId: orderId, bodyHash: '' };
  const { couponId } = await takePayment(context, { orderId, transactionId: `seed-${orderId}`, paidFen: priceFen, paidAt: at });
  await bookVoucherSold(context, heard({ couponId }, at));
  return couponId!;
};

/** Who was a member before an instant, and is nobody that one can be in the demo. */
const crowdBefore = async ({ deps: { db } }: ShoppingWorld, at: number): Promise<string[]> => {
  const members = await db.collection<Member>(MEMBERS).find({ _id: db.command.gt('') }, { limit: 1000 });
  return members
    .filter(({ openid, joinedAt }) => openid.startsWith(CROWD) && joinedAt < at)
    .sort((one, other) => one.joinedAt - other.joinedAt)
    .map(({ openid }) => openid);
};

type Month = { number: string; at: (share: number, hours: number) => number; now: number };

const monthOf = (month: string, now: number): Month | undefined => {
  const start = startOfMonth(month);
  const days = Math.floor((Math.min(now, startOfMonth(nextMonth(month))) - start) / DAY_MS);
  if (days < 1) return undefined;
  return { number: month.slice(5), now, at: (share, hours) => start + Math.floor(share * days) * DAY_MS + hours * HOUR_MS };
};

/** With a coupon at one counter, and on to the next in the same visit. */
const comesForACoupon = async (world: ShoppingWorld, openid: string, { number, at }: Month): Promise<void> => {
  const when = at(0.2, 11);
  const couponIds = [await claim(world, openid, 'mall_300', when - HOUR_MS)];
  const { ticketId } = await buy(world, { ...qingluo, openid, couponIds, amountFen: 68_000, at: when, slipNo: `Q${number}01` });
  const also = { ...suxi, amountFen: 23_900, at: when + 5 * MINUTE_MS, slipNo: `S${number}01` };
  await world.seller.sell({ ...saleOf(also, also.amountFen), ticketId });
};

/** With a coupon, and brings a part of it back the next day. */
const bringsSomeBack = async (world: ShoppingWorld, openid: string, { number, at, now }: Month): Promise<void> => {
  const when = at(0.5, 15);
  const couponIds = [await claim(world, openid, 'mall_300', when - HOUR_MS)];
  const { saleId } = await buy(world, { ...suxi, openid, couponIds, amountFen: 92_000, at: when, slipNo: `S${number}02` });
  await world.seller.refund(saleId, `S${number}02R`, Math.min(when + DAY_MS, now), 46_000);
};

/** Pays for a voucher one day, and with it another. */
const usesAVoucher = async (world: ShoppingWorld, openid: string, { number, at }: Month): Promise<void> => {
  const couponIds = [await buyVoucher(world, openid, at(0.1, 12))];
  await buy(world, { ...beiyu, openid, couponIds, amountFen: 89_900, at: at(0.6, 17), slipNo: `N${number}01` });
};

/** Pays a part with what she earned the month before. */
const paysWithPoints = async (world: ShoppingWorld, openid: string, { number, at }: Month): Promise<void> => {
  await buy(world, { ...qingluo, openid, couponIds: [], points: 500, amountFen: 45_900, at: at(0.7, 19), slipNo: `Q${number}02` });
};

/** Members of the demo mall shop month after month, each sale with what it brings: redeemed, uploaded, met, and heard of. */
export const seedShopping = async (world: ShoppingWorld, months: readonly string[], now: number): Promise<void> => {
  const shoppers = await crowdBefore(world, startOfMonth(months[0]!));
  for (const [index, name] of months.entries()) {
    const month = monthOf(name, now);
    const [one, other, before] = [shoppers[2 * index], shoppers[2 * index + 1], shoppers[2 * index - 2]];
    if (!month || !one || !other) continue;
    await comesForACoupon(world, one, month);
    await bringsSomeBack(world, other, month);
    await usesAVoucher(world, other, month);
    if (before) await paysWithPoints(world, before, month);
  }
};
