import type { ActingAs } from '@core/contracts/define';
import { memberCode } from '@core/domain/member/code';
import { hmacSha256 } from '@server/crypto';
import { brandId, counterId, storeId } from './catalog';
import type { SeedClock } from './clock';
import { shopperOpenid } from './members';
import type { Play } from './play';
import { staffOpenid } from './staff';
import { templateId } from './templates';

type Sale = {
  shopper: string;
  guide: string;
  brandKey: string;
  categoryId: string;
  amountFen: number;
  offer: string;
  at: number;
  slipNo: string;
  undo?: boolean;
};

/** As each phone calls itself. */
const phones: Readonly<Record<string, string>> = { chenjing: 'iPhone 15', hemiao: 'HUAWEI Mate 60', lijia: 'Xiaomi 14' };

const acting = (brandKey: string, guide: string): ActingAs => ({
  role: 'guide',
  storeId: storeId('hubin'),
  counterId: counterId('hubin', brandKey),
  terminalId: `seed-terminal-${guide}`,
});

/** A sale as it happens: the code on the phone, the scan, the bill, the redemption; sometimes the undo. */
const sell = async (play: Play, clock: SeedClock, sale: Sale): Promise<void> => {
  clock.set(sale.at);
  const openid = shopperOpenid(sale.shopper);
  const guide = staffOpenid(sale.guide);
  const as = acting(sale.brandKey, sale.guide);
  const device = await play.consumer(openid, 'device.register', {
    deviceKey: `seed-phone-${sale.shopper}`,
    name: phones[sale.shopper] ?? 'Android 手机',
  });
  const source = { ...device, secret: Buffer.from(device.secret, 'base64url') };
  const code = memberCode(source, sale.at, hmacSha256);
  const coupon = await play.consumer(openid, 'coupon.claim', { templateId: templateId(sale.offer) });
  const visit = await play.guide(guide, 'visit.identify', { code }, as);
  const lines = [{ lineId: 'l1', brandId: brandId(sale.brandKey), categoryId: sale.categoryId, amountFen: sale.amountFen }];
  const couponIds = [coupon.couponId];
  const quote = await play.guide(guide, 'bill.quote', { ticketId: visit.ticketId, lines, couponIds }, as);
  if (!quote.chosen) throw new Error(`seed: ${sale.offer} does not fit: ${quote.chosenRefusal?.code}`);
  const bill = { ticketId: visit.ticketId, slipNo: sale.slipNo, lines, couponIds, expectedPayFen: quote.chosen.payFen };
  const receipt = await play.guide(guide, 'bill.redeem', bill, as);
  if (!sale.undo) return;
  clock.set(sale.at + 90_000);
  await play.guide(guide, 'redemption.reverse', { redemptionId: receipt.redemptionId }, as);
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
