import { timeText } from '../../calendar';
import { dayText } from '../../day-text';
import { shortYuanText } from '../../money-text';
import type { Misfit, MisfitCode } from '../fit/misfit';
import type { CouponState } from '../rules';
import { hoursText, tiersText, tierWords, timesText, weekdaysText } from './words';

const stateWords: Partial<Record<CouponState, string>> = {
  locked: '这张券已被一张未付款的订单占用',
  giving: '这张券正在转赠，好友还没领取',
  redeemed: '这张券已经用过',
  voided: '这张券已作废',
  given: '这张券已经转赠给好友',
  refunded: '这张券已经退款',
};

/** Until when a lock or an offered gift lasts, in the same day or later. */
const untilText = (until: number, now: number): string => `，${dayText(until, now)} ${timeText(until)} 前未完成会自动退回`;

/** A definition from another system may have no title. */
const otherText = (title: string): string => (title === '' ? '另一张券' : `「${title}」`);

const clashWords: Record<
  Extract<Misfit, { code: 'DOES_NOT_COMBINE' }>['why'],
  (misfit: { withTitle: string; className?: string; limit?: number }) => string
> = {
  exclusive: ({ withTitle }) => `不能与${otherText(withTitle)}同用`,
  class: ({ withTitle, className }) =>
    `与${otherText(withTitle)}同${className === undefined ? '类' : `属「${className}」`}，每单只能用一张`,
  'own-kind': ({ limit }) => `这种券每单最多用 ${limit} 张`,
};

const sentences: { [C in MisfitCode]: (misfit: Extract<Misfit, { code: C }>, now: number) => string } = {
  NOT_YET_VALID: ({ validFrom }, now) => `${dayText(validFrom, now)} 起才能使用`,
  EXPIRED: ({ validUntil }, now) => `已于 ${dayText(validUntil, now)} 过期`,
  WRONG_STATE: ({ state, until }, now) => (stateWords[state] ?? '这张券现在不能使用') + (until === undefined ? '' : untilText(until, now)),
  WRONG_CHANNEL: ({ channel }) => (channel === 'online' ? '只能在小程序下单时使用' : '只能在门店柜台使用'),
  WRONG_COUNTER: () => '这个柜台没有参加这项优惠',
  NOT_IN_SCOPE: () => '账单里没有适用的商品',
  BELOW_THRESHOLD: ({ thresholdFen, eligibleFen }) =>
    `适用商品需满 ${shortYuanText(thresholdFen)} 元，还差 ${shortYuanText(thresholdFen - eligibleFen)} 元`,
  WRONG_WEEKDAY: ({ days }) => `只能在${weekdaysText(days)}使用`,
  WRONG_HOUR: ({ fromMinute, untilMinute }) => `只能在 ${hoursText(fromMinute, untilMinute)} 使用`,
  WRONG_TIME: ({ anyOf }) => `只能在 ${timesText(anyOf)} 使用`,
  WRONG_TIER: ({ anyOf }) => `限${tiersText(anyOf)}会员使用`,
  TIER_TOO_LOW: ({ atLeast }) => `限${tierWords[atLeast]}及以上会员使用`,
  NEW_MEMBERS_ONLY: ({ withinDays }) => `限入会 ${withinDays} 天内的新会员使用`,
  TAG_MISSING: () => '限受邀的会员使用',
  NO_FREIGHT: () => '这单没有运费可减',
  LIMIT_PER_BILL: ({ limit }) => `这种券每单最多用 ${limit} 张`,
  DOES_NOT_COMBINE: misfit => clashWords[misfit.why](misfit),
  NOTHING_LEFT_TO_DISCOUNT: () => '适用商品已经没有可优惠的金额',
};

/** Why a coupon does not fit, as a guide would tell the shopper at `now`. */
export const misfitText = (misfit: Misfit, now: number): string =>
  (sentences[misfit.code] as (misfit: Misfit, now: number) => string)(misfit, now);
