import type { Redemption } from './documents';
import { acceptedMessage, receiptMessage, reversalMessage } from './messages';

const AT = Date.UTC(2026, 10, 21, 7, 50);
const bill = (part: Partial<Redemption> = {}): Redemption =>
  ({
    _id: 'rd_1',
    memberId: 'mb_1',
    at: AT,
    reversedAt: AT + 60_000,
    slipNo: 'A1',
    counter: { counterId: 'ct_1', name: '青萝专柜', floor: '3F', storeId: 'st_1', storeName: '湖滨店' },
    coupons: [],
    subtotalFen: 50_000,
    savedFen: 0,
    payFen: 50_000,
    ...part,
  }) as Redemption;
const coupon = { couponId: 'cp_1', templateId: 'tp_1', title: '满减券', savedFen: 5_000, lines: [] };
const douyin = { platform: 'douyin' as const, certificateId: 'C001', paidFen: 9_000, faceFen: 10_000 };

test.each([
  {
    why: 'a voucher of a platform alone is no points and takes its part off what is due',
    part: { tenders: [douyin], dueFen: 40_000 },
    title: '已用抖音券',
    text: '湖滨店 青萝专柜：抖音券抵 ¥100.00，应付 ¥400.00',
    undoneTitle: '核销已撤销',
    undone: /的核销已撤销，抖音券在本店的登记已取消，能否再用以平台为准$/,
  },
  {
    why: 'two of two platforms are both named',
    part: { tenders: [douyin, { ...douyin, platform: 'meituan' as const, faceFen: 5_000 }] },
    title: '已用抖音券和美团券',
    text: '湖滨店 青萝专柜：抖音券抵 ¥100.00，美团券抵 ¥50.00，应付 ¥350.00',
    undoneTitle: '核销已撤销',
    undone: /抖音券和美团券在本店的登记已取消/,
  },
  {
    why: 'a voucher worth more than the bill leaves nothing to pay',
    part: { tenders: [{ ...douyin, faceFen: 60_000 }] },
    title: '已用抖音券',
    text: '湖滨店 青萝专柜：抖音券抵 ¥600.00，应付 ¥0.00',
    undoneTitle: '核销已撤销',
    undone: /登记已取消/,
  },
  {
    why: 'coupons, points and a voucher together',
    part: { coupons: [coupon], savedFen: 5_000, payFen: 45_000, pointsUsed: 1_000, pointsFen: 1_000, tenders: [douyin], dueFen: 34_000 },
    title: '已用券，省 ¥50.00',
    text: '湖滨店 青萝专柜：用了「满减券」，1,000 积分抵 ¥10.00，抖音券抵 ¥100.00，应付 ¥340.00',
    undoneTitle: '核销已撤销，券和积分已退回',
    undone: /「满减券」已回到您的券包，1,000 积分已退回，抖音券在本店的登记已取消/,
  },
  {
    why: 'points alone',
    part: { pointsUsed: 1_000, pointsFen: 1_000, dueFen: 49_000 },
    title: '已用积分，抵 ¥10.00',
    text: '湖滨店 青萝专柜：1,000 积分抵 ¥10.00，应付 ¥490.00',
    undoneTitle: '核销已撤销，积分已退回',
    undone: /1,000 积分已退回$/,
  },
  {
    why: 'a gift has no price',
    part: { coupons: [{ ...coupon, savedFen: 0, gift: '试用装' }], payFen: 0, subtotalFen: 0 },
    title: '已兑换 试用装',
    text: '湖滨店 青萝专柜：用了「满减券」，兑换 试用装',
    undoneTitle: '核销已撤销，券已退回',
    undone: /「满减券」已回到您的券包$/,
  },
])('her copy: $why', ({ part, title, text, undoneTitle, undone }) => {
  expect(receiptMessage(bill(part))).toMatchObject({ title, text });
  expect(reversalMessage(bill(part))).toMatchObject({ title: undoneTitle, text: expect.stringMatching(undone) });
});

test('figures that follow the till say what is due after a voucher, and nothing of a saving that there is none of', () => {
  expect(acceptedMessage(bill({ tenders: [douyin] }), AT).text).toBe('湖滨店 青萝专柜 小票 A1：应付 ¥400.00');
});
