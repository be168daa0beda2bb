import { shortYuanText } from '../../money-text';
import { isFreeGift, neededFen } from '../fit/judge';
import { scopeText, worthText, type NameOf } from './offer-text';
import type { Condition, CouponRules } from '../rules';
import { hoursText, tiersText, tierWords, timesText, weekdaysText } from './words';

/** @throws Error on an unknown code: a rule that is applied must be told */
const conditionText = (condition: Condition): string => {
  switch (condition.code) {
    case 'weekdays':
      return `限${weekdaysText(condition.days)}使用`;
    case 'hours':
      return `限 ${hoursText(condition.fromMinute, condition.untilMinute)} 使用`;
    case 'tier':
      return `限${tierWords[condition.atLeast]}及以上会员`;
    case 'tiers':
      return `限${tiersText(condition.anyOf)}会员`;
    case 'times':
      return `限 ${timesText(condition.anyOf)} 使用`;
    case 'new-member':
      return `限入会 ${condition.withinDays} 天内的新会员`;
    case 'tag':
      return '限受邀的会员';
    default:
      throw new Error(`unknown condition: ${(condition as { code: string }).code}`);
  }
};

/** Weekdays and hours as a ticket has room for: "周一至周五 11:00–14:00"; undefined when it may be used at any time. */
export const whenText = (conditions: readonly Condition[]): string | undefined => {
  const parts = conditions.flatMap(condition => {
    if (condition.code === 'weekdays') return [weekdaysText(condition.days)];
    if (condition.code === 'times') return [timesText(condition.anyOf)];
    return condition.code === 'hours' ? [hoursText(condition.fromMinute, condition.untilMinute)] : [];
  });
  return parts.length > 0 ? parts.join(' ') : undefined;
};

/** What its like is called. */
const likeText = ({ benefit, issuer, brandId, className }: CouponRules, nameOf: NameOf): string => {
  if (className !== undefined) return `「${className}」券`;
  if (benefit.kind === 'exchange') return '同类的兑换券';
  if (issuer === 'mall') return '同类的商场券';
  return `同类的${brandId === undefined ? '品牌' : nameOf('brands', brandId)}券`;
};

/** As the only one of its like, and what goes beside it. */
const classText = (rules: CouponRules, nameOf: NameOf): string => {
  const like = likeText(rules, nameOf);
  if (rules.className !== undefined) return `与其他${like}不可同用，可以和别类的券一起用`;
  const others = rules.benefit.kind === 'exchange' ? '满减、折扣券' : rules.issuer === 'mall' ? '品牌券' : '商场券';
  return `${like}一次只能用一张，可以和${others}一起用`;
};

const stackingText = (rules: CouponRules, nameOf: NameOf): string => {
  switch (rules.stacking.kind) {
    case 'exclusive':
      return '不与其他券同用';
    case 'one-per-class':
      return classText(rules, nameOf);
    case 'up-to':
      // what refuses it says so on its own card, and she holds this one
      return `每单最多用 ${rules.stacking.n} 张，可与其他券同用；${likeText(rules, nameOf)}里一次只能用一张的、不与其他券同用的除外`;
  }
};

const YUAN_FEN = 100;

/** How the threshold is reckoned, with an example in this coupon's own figures: a little above it before, a little below after. */
const thresholdText = (rules: CouponRules): string[] => {
  const thresholdFen = neededFen(rules);
  if (thresholdFen === 0) return [];
  const yuan = shortYuanText;
  // nothing is used before one that goes with no other
  if (rules.stacking.kind === 'exclusive') return [`门槛 ${yuan(thresholdFen)} 元，按适用商品的金额算`];
  if (rules.thresholdOn === 'before') return [`门槛 ${yuan(thresholdFen)} 元，按适用商品用券之前的金额算`];
  const stepFen = Math.max(1, Math.floor(thresholdFen / 20 / YUAN_FEN)) * YUAN_FEN;
  const rule = `门槛 ${yuan(thresholdFen)} 元，按适用商品先用其他券之后的金额算`;
  if (stepFen >= thresholdFen) return [rule];
  const [before, off, after] = [thresholdFen + stepFen, 2 * stepFen, thresholdFen - stepFen];
  return [`${rule}。如：商品 ${yuan(before)} 元，先用的券减 ${yuan(off)} 元，剩 ${yuan(after)} 元，就用不了这张`];
};

/** What becomes of it: a gift, a discount, or something that was bought. */
const endText = ({ benefit, backOnRefund = false }: CouponRules): string[] => [
  benefit.kind === 'voucher' ? '一次用完，不找零；未使用随时可退，过期自动退款给付款人' : '不兑现、不找零，撤销核销后券原样退回',
  ...(backOnRefund ? ['整单退货后，券退回原账户'] : []),
];

const channelWords = { counter: '限门店柜台使用', online: '限小程序下单使用', both: '门店与小程序均可使用' } as const;

/** Every rule of an offer as a sentence, in the order a shopper asks for them; nothing that is applied is left unsaid. */
export const describeTemplate = (rules: CouponRules, nameOf: NameOf): string[] => {
  const { channel, conditions, stacking, scope, maxPerBill } = rules;
  const worth = neededFen(rules) > 0 && rules.benefit.kind !== 'freight' ? `适用商品${worthText(rules)}` : worthText(rules);
  return [
    worth,
    scopeText(scope, nameOf),
    channelWords[channel],
    ...conditions.map(conditionText),
    stackingText(rules, nameOf),
    ...(stacking.kind === 'up-to' && maxPerBill !== undefined && maxPerBill < stacking.n ? [`这种券每单最多用 ${maxPerBill} 张`] : []),
    ...thresholdText(rules),
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
