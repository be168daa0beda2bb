import { dayText } from '../../day-text';
import { shortYuanText } from '../../money-text';
import { WHOLE_BP } from '../../money';
import type { Benefit, CouponRules, Scope, ScopeRule, Validity } from '../rules';

/** The name of a brand, store, counter or category; products are counted, not named. */
export type NameOf = (kind: Exclude<ScopeRule['kind'], 'products'>, id: string) => string;

/** "8.8 折" for 1,200 bp off. */
const foldText = (offBp: number): string => `${(WHOLE_BP - offBp) / 1000} 折`;

/** What is handed over; undefined when the benefit is money. */
export const giftOf = (benefit: Benefit): string | undefined => (benefit.kind === 'exchange' ? benefit.gift : undefined);

/** "兑换 桂花乌龙一杯": a gift has no price. */
export const giftText = (gift: string): string => `兑换 ${gift}`;

const capText = ({ capFen }: { capFen?: number }): string => (capFen === undefined ? '' : `（最多减 ${shortYuanText(capFen)} 元）`);

const cashText = ({ offFen, everyFen }: { offFen: number; everyFen?: number }): string =>
  `${everyFen === undefined ? '' : `每满 ${shortYuanText(everyFen)} 元`}减 ${shortYuanText(offFen)} 元`;

/** What the benefit is, without its threshold: "减 50 元", "每满 300 元减 50 元", "8.8 折（最多减 150 元）", "兑换 桂花乌龙一杯". */
export const benefitText = (benefit: Benefit): string => {
  switch (benefit.kind) {
    case 'cash-off':
      return cashText(benefit) + capText(benefit);
    case 'percent-off':
      return foldText(benefit.offBp) + capText(benefit);
    case 'exchange':
      return giftText(benefit.gift);
    case 'voucher':
      return `抵 ${shortYuanText(benefit.faceFen)} 元`;
    case 'freight':
      return benefit.capFen === undefined ? '免运费' : `减运费${capText(benefit)}`;
  }
};

/** With steps the first of them is the threshold, unless it is higher. */
const steppedText = (benefit: Benefit, everyFen: number, thresholdFen: number): string =>
  `${thresholdFen > everyFen ? `满 ${shortYuanText(thresholdFen)} 元起，` : ''}${benefitText(benefit)}`;

/** The offer in one phrase: "满 300 元减 50 元", "每满 300 元减 50 元"; without threshold "无门槛减 50 元", "8.8 折", "兑换…". */
export const worthText = ({ benefit, thresholdFen }: Pick<CouponRules, 'benefit' | 'thresholdFen'>): string => {
  if (benefit.kind === 'cash-off' && benefit.everyFen !== undefined) return steppedText(benefit, benefit.everyFen, thresholdFen);
  const text = benefitText(benefit);
  // a figure after a unit needs air
  const gap = benefit.kind === 'percent-off' ? ' ' : '';
  if (thresholdFen > 0) return `满 ${shortYuanText(thresholdFen)} 元${gap}${text}`;
  return benefit.kind === 'cash-off' ? `无门槛${text}` : text;
};

/** More names than this make no line of a card. */
const NAMES_SHOWN = 3;

const namesText = ({ kind, ids }: ScopeRule, nameOf: NameOf): string => {
  if (kind === 'products') return `指定的 ${ids.length} 款商品`;
  const names = ids.slice(0, NAMES_SHOWN).map(id => nameOf(kind, id));
  return names.join('、') + (ids.length > NAMES_SHOWN ? ` 等 ${ids.length} 个` : '');
};

/** "全场通用", "仅限女装", "仅限青萝 · 女装（不含特价）". */
export const scopeText = ({ include, anyOf, exclude }: Scope, nameOf: NameOf): string => {
  const together = (rules: readonly ScopeRule[]): string => rules.map(rule => namesText(rule, nameOf)).join(' · ');
  const lists = [together(include), (anyOf ?? []).map(together).join('，或')].filter(Boolean);
  const inside = lists.length === 0 ? '全场通用' : `仅限${lists.join(' · ')}`;
  return exclude.length === 0 ? inside : `${inside}（不含${exclude.map(rule => namesText(rule, nameOf)).join('、')}）`;
};

/** How a piece comes into the wallet: what is sold is bought. */
export const gottenText = ({ kind }: Pick<Benefit, 'kind'>): string => (kind === 'voucher' ? '购买' : '领取');

/** "领取当天及之后 7 天有效" ("购买当天" of what is sold): the day itself is not one of the seven; or the window's first and last day. */
export const validityText = ({ validity, benefit }: { validity: Validity; benefit: Pick<Benefit, 'kind'> }, now: number): string => {
  if (validity.kind === 'fixed') return `${dayText(validity.from, now)} 至 ${dayText(validity.until, now)} 有效`;
  return validity.days === 0 ? `${gottenText(benefit)}当天有效` : `${gottenText(benefit)}当天及之后 ${validity.days} 天有效`;
};
