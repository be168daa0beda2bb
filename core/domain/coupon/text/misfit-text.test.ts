import type { Misfit } from '../fit/misfit';
import { misfitText } from './misfit-text';

const NOV_21 = Date.UTC(2026, 10, 20, 16);
const JAN_1_2027 = Date.UTC(2026, 11, 31, 16);

test.each<{ misfit: Misfit; text: string }>([
  { misfit: { code: 'NOT_YET_VALID', validFrom: NOV_21 }, text: '11月21日 起才能使用' },
  { misfit: { code: 'NOT_YET_VALID', validFrom: JAN_1_2027 }, text: '2027年1月1日 起才能使用' },
  { misfit: { code: 'EXPIRED', validUntil: NOV_21 - 1 }, text: '已于 11月20日 过期' },
  { misfit: { code: 'WRONG_STATE', state: 'locked' }, text: '这张券已被一张未付款的订单占用' },
  { misfit: { code: 'WRONG_STATE', state: 'redeemed' }, text: '这张券已经用过' },
  { misfit: { code: 'WRONG_STATE', state: 'locked', until: NOV_21 + 60_000 }, text: '这张券已被一张未付款的订单占用，11月21日 00:01 前未完成会自动退回' },
  { misfit: { code: 'WRONG_STATE', state: 'giving' }, text: '这张券正在转赠，好友还没领取' },
  { misfit: { code: 'WRONG_STATE', state: 'given' }, text: '这张券已经转赠给好友' },
  { misfit: { code: 'WRONG_STATE', state: 'refunded' }, text: '这张券已经退款' },
  { misfit: { code: 'TAG_MISSING', anyOf: ['tg_x'] }, text: '限受邀的会员使用' },
  { misfit: { code: 'NO_FREIGHT' }, text: '这单没有运费可减' },
  { misfit: { code: 'LIMIT_PER_BILL', limit: 2 }, text: '这种券每单最多用 2 张' },
  { misfit: { code: 'WRONG_STATE', state: 'voided' }, text: '这张券已作废' },
  { misfit: { code: 'WRONG_STATE', state: 'issued' }, text: '这张券现在不能使用' },
  { misfit: { code: 'WRONG_CHANNEL', channel: 'online' }, text: '只能在小程序下单时使用' },
  { misfit: { code: 'WRONG_CHANNEL', channel: 'counter' }, text: '只能在门店柜台使用' },
  { misfit: { code: 'WRONG_COUNTER' }, text: '这个柜台没有参加这项优惠' },
  { misfit: { code: 'NOT_IN_SCOPE' }, text: '账单里没有适用的商品' },
  { misfit: { code: 'BELOW_THRESHOLD', thresholdFen: 30_000, eligibleFen: 28_850 }, text: '适用商品需满 300 元，还差 11.50 元' },
  { misfit: { code: 'WRONG_WEEKDAY', days: [1, 2, 3, 4, 5] }, text: '只能在周一至周五使用' },
  { misfit: { code: 'WRONG_HOUR', fromMinute: 660, untilMinute: 840 }, text: '只能在 11:00–14:00 使用' },
  { misfit: { code: 'TIER_TOO_LOW', atLeast: 'platinum' }, text: '限白金卡及以上会员使用' },
  { misfit: { code: 'WRONG_TIER', anyOf: ['gold', 'basic'] }, text: '限普卡、金卡会员使用' },
  {
    misfit: {
      code: 'WRONG_TIME',
      anyOf: [
        { days: [5], fromMinute: 1320, untilMinute: 120 },
        { days: [6, 7], fromMinute: 0, untilMinute: 1440 },
      ],
    },
    text: '只能在 周五 22:00–次日 02:00，或周六、周日 使用',
  },
  { misfit: { code: 'WRONG_TIME', anyOf: [{ fromMinute: 660, untilMinute: 840 }] }, text: '只能在 11:00–14:00 使用' },
  { misfit: { code: 'WRONG_TIME', anyOf: [{ fromMinute: 0, untilMinute: 1440 }] }, text: '只能在 每天 使用' },
  { misfit: { code: 'WRONG_TIME', anyOf: [{ days: [6], fromMinute: 0, untilMinute: 600 }] }, text: '只能在 周六 00:00–10:00 使用' },
  { misfit: { code: 'WRONG_TIME', anyOf: [{ days: [6], fromMinute: 600, untilMinute: 1440 }] }, text: '只能在 周六 10:00–24:00 使用' },
  { misfit: { code: 'NEW_MEMBERS_ONLY', withinDays: 30 }, text: '限入会 30 天内的新会员使用' },
  { misfit: { code: 'DOES_NOT_COMBINE', why: 'exclusive', withCouponId: 'cp_1', withTitle: '大额券' }, text: '不能与「大额券」同用' },
  { misfit: { code: 'DOES_NOT_COMBINE', why: 'class', withCouponId: 'cp_1', withTitle: '满减券' }, text: '与「满减券」同类，每单只能用一张' },
  {
    misfit: { code: 'DOES_NOT_COMBINE', why: 'class', withCouponId: 'cp_1', withTitle: '满减券', className: '满减类' },
    text: '与「满减券」同属「满减类」，每单只能用一张',
  },
  { misfit: { code: 'DOES_NOT_COMBINE', why: 'exclusive', withCouponId: 'cp_1', withTitle: '' }, text: '不能与另一张券同用' },
  { misfit: { code: 'DOES_NOT_COMBINE', why: 'class', withCouponId: 'cp_1', withTitle: '' }, text: '与另一张券同类，每单只能用一张' },
  { misfit: { code: 'DOES_NOT_COMBINE', why: 'own-kind', withCouponId: 'cp_1', withTitle: '', limit: 2 }, text: '这种券每单最多用 2 张' },
  { misfit: { code: 'NOTHING_LEFT_TO_DISCOUNT' }, text: '适用商品已经没有可优惠的金额' },
])('$misfit.code reads "$text"', ({ misfit, text }) => {
  expect(misfitText(misfit, NOV_21)).toBe(text);
});
