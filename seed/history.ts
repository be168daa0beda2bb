import type { SeedClock } from './clock';
import { acting, redeemAt, type Desk } from './counter';
import { shopperOpenid } from './members';
import type { Play } from './play';
import { staffOpenid } from './staff';
import { templateId } from './templates';

type Sale = Desk & {
  shopper: string;
  amountFen: number;
  offer: string;
  at: number;
  slipNo: string;
  undo?: boolean;
};

/** As each phone calls itself. */
const phones: Readonly<Record<string, string>> = { chenjing: 'iPhone 15', hemiao: 'HUAWEI Mate 60', lijia: 'Xiaomi 14' };

/** A sale with a coupon that she claims for it; sometimes undone. */
const sell = async (play: Play, clock: SeedClock, { shopper, offer, undo, ...sale }: Sale): Promise<void> => {
  clock.set(sale.at);
  const openid = shopperOpenid(shopper);
  const coupon = await play.consumer(openid, 'coupon.claim', { templateId: templateId(offer) });
  const hers = { openid, deviceKey: `seed-phone-${shopper}`, phone: phones[shopper] ?? 'Android 手机' };
  const { receipt } = await redeemAt(play, clock, { ...sale, ...hers, couponIds: [coupon.couponId] });
  if (!undo) return;
  clock.set(sale.at + 90_000);
  const as = acting(sale.brandKey, sale.guide);
  await play.guide(staffOpenid(sale.guide), 'redemption.reverse', { redemptionId: receipt.redemptionId }, as);
};

/** Claims and redemptions of the last weeks, so that wallet, inbox and today's list have something to show. */
export const seedHistory = async (play: Play, clock: SeedClock): Promise<void> => {
  const qingluo = { guide: 'linxiao', brandKey: 'qingluo', categoryId: 'cat_womens' };
  const claim = async (shopper: string, offer: string, at: number): Promise<void> => {
    clock.set(at);
    await play.consumer(shopperOpenid(shopper), 'coupon.claim', { templateId: templateId(offer) });
  };
  await claim('chenjing', 'mall_300', clock.day(-25, 12));
  await sell(play, clock, {
    ...qingluo,
    shopper: 'chenjing',
    amountFen: 128_000,
    offer: 'qingluo_100',
    at: clock.day(-6, 16),
    slipNo: 'A0611',
  });
  await claim('chenjing', 'womens_200', clock.day(-2, 20));
  await claim('chenjing', 'gold_percent', clock.day(-1, 21));
  await sell(play, clock, {
    ...qingluo,
    shopper: 'hemiao',
    amountFen: 156_800,
    offer: 'qingluo_100',
    at: clock.recently(0.3),
    slipNo: 'B0001',
  });
  await sell(play, clock, {
    ...qingluo,
    shopper: 'lijia',
    amountFen: 89_900,
    offer: 'womens_200',
    at: clock.recently(0.5),
    slipNo: 'B0002',
    undo: true,
  });
  await sell(play, clock, { ...qingluo, shopper: 'hemiao', amountFen: 69_900, offer: 'womens_200', at: clock.today(0.8), slipNo: 'B0003' });
};
