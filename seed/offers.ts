/** The offers of the demo mall as headquarters and brands would have made them. Times are days from today 00:00. */
export type OfferSeed = {
  key: string;
  title: string;
  issuer: 'mall' | 'brand';
  brandKey?: string;
  benefit:
    | { kind: 'cash-off'; offFen: number }
    | { kind: 'percent-off'; offBp: number; capFen?: number }
    | { kind: 'exchange'; gift: string }
    | { kind: 'voucher'; faceFen: number; priceFen: number };
  thresholdFen: number;
  categoryIds?: readonly string[];
  tierAtLeast?: 'silver' | 'gold' | 'platinum' | 'diamond';
  newMembersOnly?: boolean;
  weekdays?: readonly number[];
  hours?: readonly [fromMinute: number, untilMinute: number];
  exclusive?: boolean;
  perMember: number;
  stock: number;
  inCentre: boolean;
  validDays?: number;
  /** share of the cost that the brand bears, basis points */
  brandShareBp: number;
  startsInDays?: number;
  dailyStock?: number;
  budgetFen?: number;
  /** so many may one of the staff give away on a day */
  grantPerDay?: number;
  /** as the template keeps it: normalised */
  passphrase?: string;
};

export const offers: readonly OfferSeed[] = [
  { key: 'welcome_mall', title: '新人见面礼', issuer: 'mall', benefit: { kind: 'cash-off', offFen: 3000 }, thresholdFen: 20_000, perMember: 1, stock: 50_000, inCentre: false, validDays: 30, brandShareBp: 0 },
  { key: 'welcome_tea', title: '茶坞迎新饮', issuer: 'mall', benefit: { kind: 'exchange', gift: '桂花乌龙一杯' }, thresholdFen: 0, categoryIds: ['cat_tea'], perMember: 1, stock: 20_000, inCentre: false, validDays: 14, brandShareBp: 10_000 },
  { key: 'qingluo_welcome', title: '青萝入会礼', issuer: 'brand', brandKey: 'qingluo', benefit: { kind: 'cash-off', offFen: 5000 }, thresholdFen: 39_900, perMember: 1, stock: 5000, inCentre: false, validDays: 30, brandShareBp: 10_000 },
  { key: 'suxi_welcome', title: '素汐旅行三件套', issuer: 'brand', brandKey: 'suxi', benefit: { kind: 'exchange', gift: '洁面＋水＋乳旅行装' }, thresholdFen: 0, perMember: 1, stock: 0, inCentre: false, validDays: 30, brandShareBp: 10_000 },
  { key: 'beiyu_welcome', title: '北屿入会礼', issuer: 'brand', brandKey: 'beiyu', benefit: { kind: 'percent-off', offBp: 1200, capFen: 12_000 }, thresholdFen: 0, perMember: 1, stock: 3000, inCentre: false, validDays: 30, brandShareBp: 10_000 },
  { key: 'mall_300', title: '全场满减券', issuer: 'mall', benefit: { kind: 'cash-off', offFen: 5000 }, thresholdFen: 30_000, perMember: 2, stock: 8000, inCentre: true, validDays: 7, brandShareBp: 5000 },
  { key: 'mall_1000', title: '周年庆大额券', issuer: 'mall', benefit: { kind: 'cash-off', offFen: 20_000 }, thresholdFen: 100_000, exclusive: true, perMember: 1, stock: 1200, inCentre: true, validDays: 10, brandShareBp: 6000 },
  { key: 'womens_200', title: '秋冬女装券', issuer: 'mall', benefit: { kind: 'cash-off', offFen: 8000 }, thresholdFen: 60_000, categoryIds: ['cat_womens'], perMember: 1, stock: 2400, inCentre: true, validDays: 15, brandShareBp: 5000 },
  { key: 'gold_percent', title: '金卡专享折扣', issuer: 'mall', benefit: { kind: 'percent-off', offBp: 1000, capFen: 15_000 }, thresholdFen: 0, tierAtLeast: 'gold', perMember: 1, stock: 3000, inCentre: true, validDays: 7, brandShareBp: 5000 },
  { key: 'qingluo_100', title: '青萝满减券', issuer: 'brand', brandKey: 'qingluo', benefit: { kind: 'cash-off', offFen: 10_000 }, thresholdFen: 80_000, perMember: 1, stock: 900, inCentre: true, validDays: 20, brandShareBp: 10_000 },
  { key: 'beiyu_88', title: '北屿会员日 8.8 折', issuer: 'brand', brandKey: 'beiyu', benefit: { kind: 'percent-off', offBp: 1200, capFen: 15_000 }, thresholdFen: 20_000, weekdays: [5, 6, 7], perMember: 1, stock: 700, inCentre: true, validDays: 20, brandShareBp: 10_000 },
  { key: 'dining_100', title: '工作日午餐券', issuer: 'mall', benefit: { kind: 'cash-off', offFen: 2500 }, thresholdFen: 10_000, categoryIds: ['cat_dining'], weekdays: [1, 2, 3, 4, 5], hours: [11 * 60, 14 * 60], perMember: 2, stock: 6000, inCentre: true, validDays: 14, brandShareBp: 4000 },
  { key: 'new_beauty', title: '新会员美妆券', issuer: 'mall', benefit: { kind: 'cash-off', offFen: 6000 }, thresholdFen: 40_000, categoryIds: ['cat_beauty'], newMembersOnly: true, perMember: 1, stock: 2000, inCentre: true, validDays: 7, brandShareBp: 5000 },
  { key: 'voucher_300', title: '300 元商场抵用券', issuer: 'mall', benefit: { kind: 'voucher', faceFen: 30_000, priceFen: 27_000 }, thresholdFen: 0, perMember: 5, stock: 2000, inCentre: true, validDays: 90, brandShareBp: 0 },
  { key: 'voucher_dining', title: '100 元美食代金券', issuer: 'mall', benefit: { kind: 'voucher', faceFen: 10_000, priceFen: 5000 }, thresholdFen: 0, categoryIds: ['cat_dining'], perMember: 2, stock: 1000, inCentre: true, validDays: 60, brandShareBp: 4000 },
  { key: 'duoyu_gift', title: '朵雨香氛小样', issuer: 'brand', brandKey: 'duoyu', benefit: { kind: 'exchange', gift: '5 ml 香氛小样' }, thresholdFen: 0, perMember: 1, stock: 0, inCentre: true, validDays: 7, brandShareBp: 10_000 },
  { key: 'morning_tea', title: '早鸟茶饮券', issuer: 'mall', benefit: { kind: 'cash-off', offFen: 800 }, thresholdFen: 2000, categoryIds: ['cat_tea'], perMember: 5, stock: 3000, dailyStock: 100, inCentre: true, validDays: 1, brandShareBp: 5000 },
  { key: 'broadcast', title: '直播间口令券', issuer: 'mall', benefit: { kind: 'cash-off', offFen: 6000 }, thresholdFen: 40_000, perMember: 1, stock: 5000, budgetFen: 12_000_000, inCentre: false, passphrase: '云汀暖冬', validDays: 7, brandShareBp: 5000 },
  { key: 'guide_thanks', title: '导购心意券', issuer: 'mall', benefit: { kind: 'cash-off', offFen: 3000 }, thresholdFen: 20_000, perMember: 2, stock: 2000, budgetFen: 6_000_000, inCentre: false, grantPerDay: 5, validDays: 7, brandShareBp: 5000 },
  { key: 'partner_code', title: '合作兑换券', issuer: 'mall', benefit: { kind: 'cash-off', offFen: 5000 }, thresholdFen: 10_000, perMember: 10, stock: 1, inCentre: false, validDays: 30, brandShareBp: 0 },
  { key: 'double12', title: '双十二预热券', issuer: 'mall', benefit: { kind: 'cash-off', offFen: 15_000 }, thresholdFen: 60_000, perMember: 1, stock: 5000, inCentre: true, validDays: 5, brandShareBp: 5000, startsInDays: 3 },
];

/** What joining brings: for everybody, and with each brand. */
export const mallPack = ['welcome_mall', 'welcome_tea'] as const;
export const brandPacks: Readonly<Record<string, readonly string[]>> = {
  qingluo: ['qingluo_welcome'],
  suxi: ['suxi_welcome'],
  beiyu: ['beiyu_welcome'],
};
