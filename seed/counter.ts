import type { ActingAs } from '@core/contracts/define';
import type { Receipt } from '@core/contracts/redemption';
import { memberCode } from '@core/domain/member/code';
import { hmacSha256 } from '@server/crypto';
import { brandId, counterId, storeId } from './catalog';
import type { SeedClock } from './clock';
import type { Play } from './play';
import { staffOpenid } from './staff';

/** Where a shopper stands, and who serves her. */
export type Desk = { guide: string; brandKey: string; categoryId: string };

/** What she buys there with coupons of her wallet, with points, or both. */
export type Purchase = Desk & {
  openid: string;
  deviceKey: string;
  phone: string;
  amountFen: number;
  couponIds: string[];
  points?: number;
  at: number;
  slipNo: string;
};

export const acting = (brandKey: string, guide: string): ActingAs => ({
  role: 'guide',
  storeId: storeId('hubin'),
  counterId: counterId('hubin', brandKey),
  terminalId: `seed-terminal-${guide}`,
});

/** The code on the phone, and the scan. */
const identify = async (play: Play, { openid, deviceKey, phone, guide, brandKey, at }: Purchase): Promise<string> => {
  const device = await play.consumer(openid, 'device.register', { deviceKey, name: phone });
  const source = { ...device, secret: Buffer.from(device.secret, 'base64url') };
  const code = memberCode(source, at, hmacSha256);
  return (await play.guide(staffOpenid(guide), 'visit.identify', { code }, acting(brandKey, guide))).ticketId;
};

/** A purchase as it happens: the scan, the bill, the redemption. */
export const redeemAt = async (play: Play, clock: SeedClock, purchase: Purchase): Promise<{ ticketId: string; receipt: Receipt }> => {
  const { guide, brandKey, categoryId, amountFen, couponIds, points, at, slipNo } = purchase;
  clock.set(at);
  const [openid, as] = [staffOpenid(guide), acting(brandKey, guide)];
  const ticketId = await identify(play, purchase);
  const lines = [{ lineId: 'l1', brandId: brandId(brandKey), categoryId, amountFen }];
  const quote = await play.guide(openid, 'bill.quote', { ticketId, lines, couponIds }, as);
  if (quote.chosenRefusal) throw new Error(`seed: a coupon of ${slipNo} does not fit: ${quote.chosenRefusal.code}`);
  const expectedPayFen = quote.chosen?.payFen ?? amountFen;
  const bill = { ticketId, slipNo, lines, couponIds, expectedPayFen, ...(points === undefined ? {} : { points }) };
  return { ticketId, receipt: await play.guide(openid, 'bill.redeem', bill, as) };
};
