import { shortYuanText } from '../money-text';
import { isFreeGift } from './judge';
import { scopeText, worthText, type NameOf } from './offer-text';
import type { Condition, CouponRules, Stacking } from './rules';
import { hoursText, tierWords, weekdaysText } from './words';

/** @throws Error on an unknown code: a rule that is applied must be told */
const conditionText = (condition: Condition): string => {
  switch (condition.code) {
    case 'weekdays':
      return `限${weekdaysText(condition.days)}使用`;
    case 'hours':
      return `限 ${hoursText(condition.fromMinute, condition.untilMinute)} 使用`;
    case 'tier':
      return `限${tierWords[condition.atLeast]}及以上会员`;
    case 'new-member':
      return `限入会 ${condition.withinDays} 天内的新会员`;
    case 'tag':
      return '限受邀的会员';
    default:
      throw new Error(`unknown condition: ${(condition as { code: string }).code}`);
  }
};

const stackingText = (stacking: Stacking): string => {
  switch (stacking.kind) {
    case 'exclusive':
      return '不与其他券同用';
    case 'one-per-class':
      return '每单限用一张，可与其他类型的券同用';
    case 'up-to':
      return `每单最多用 ${stacking.n} 张，可与其他券同用`;
  }
};

/** What becomes of it: a gift, a discount, or something that was bought. */
const endText = ({ benefit, backOnRefund = false }: CouponRules): string[] => [
  benefit.kind === 'voucher' ? '一次用完，不找零；未使用随时可退，过期自动退款给付款人' : '不兑现、不找零，撤销核销后券原样退回',
  ...(backOnRefund ? ['整单退货后，券退回原账户'] : []),
];

const channelWords = { counter: '限门店柜台使用', online: '限小程序下单使用', both: '门店与小程序均可使用' } as const;

/** Every rule of an offer as a sentence, in the order a shopper asks for them; nothing that is applied is left unsaid. */
export const describeTemplate = (rules: CouponRules, nameOf: NameOf): string[] => {
  const { thresholdFen, channel, conditions, stacking, scope, maxPerBill } = rules;
  const worth = thresholdFen > 0 && rules.benefit.kind !== 'freight' ? `适用商品${worthText(rules)}` : worthText(rules);
  return [
    worth,
    scopeText(scope, nameOf),
    channelWords[channel],
    ...conditions.map(conditionText),
    stackingText(stacking),
    ...(stacking.kind === 'up-to' && maxPerBill !== undefined && maxPerBill < stacking.n ? [`这种券每单最多用 ${maxPerBill} 张`] : []),
    ...(thresholdFen > 0 ? [`门槛按适用商品在其他券优惠后的金额计算，需满 ${shortYuanText(thresholdFen)} 元`] : []),
    ...endText(rules),
  ];
};

/** How to use it, step by step. */
export const howToUse = (rules: Pick<CouponRules, 'channel' | 'benefit' | 'thresholdFen'>): string[] => {
  if (rules.channel === 'online') return ['在小程序选好商品', '下单时选择这张券', '优惠自动抵扣'];
  return isFreeGift(rules)
    ? ['到参与的柜台，不用消费', '打开会员码，请导购扫码', '确认兑换后领取，券自动核销']
    : ['到参与的柜台选好商品', '结账前打开会员码，请导购扫码', '确认优惠后付款，券自动核销'];
};
