import { rateOf } from '../../money';
import { takeOff, byLineId, type Application, type CouponShare } from './apply';
import { benefitRule, inSteps, termsOf } from '../benefits/registry';
import { amountsOf, isFreeGift, neededFen, sumOf } from '../fit/judge';
import type { Benefit, Bill, CouponPiece } from '../rules';
import { eligibleLines } from '../fit/scope';
import { phaseOf } from '../fit/stacking';

/** One line under one coupon: what it held at the coupon's turn, what came off, what is left. */
export type LineStep = { lineId: string; baseFen: number; savedFen: number; leftFen: number };

/** One coupon's turn, with everything that decided about it. */
export type CouponStep = {
  couponId: string;
  templateId: string;
  title: string;
  phase: 'brand' | 'mall' | 'freight';
  benefit: Benefit;
  /** what the threshold is measured on: what the eligible lines held at its turn, or on the bill */
  eligibleFen: number;
  thresholdFen: number;
  thresholdOn?: CouponPiece['rules']['thresholdOn'];
  /** what the benefit was computed from: the eligible lines, or the freight */
  baseFen: number;
  savedFen: number;
  /** why it is not more: `cap` its cap cut it, `base` there was less than it promises, and the rest lapses */
  limit?: 'cap' | 'base';
  /** the eligible lines by their ids, also those it took nothing off */
  lines: LineStep[];
  freight?: Omit<LineStep, 'lineId'>;
};

/** Why a bill comes out as it does, coupon by coupon. */
export type Explanation = {
  subtotalFen: number;
  freightFen: number;
  steps: CouponStep[];
  savedFen: number;
  payFen: number;
};

const PHASES = ['brand', 'mall', 'freight'] as const;

/** Of these a fixed amount is promised; of the others as much as there is, up to a cap. */
const FIXED: readonly Benefit['kind'][] = ['cash-off', 'voucher'];

const limitOf = (benefit: Benefit, baseFen: number, eligibleFen: number): CouponStep['limit'] => {
  const { rateBp, mostFen, step } = termsOf(benefit);
  const isFixed = FIXED.includes(benefit.kind);
  const wholeFen = isFixed ? mostFen : rateOf(baseFen, rateBp);
  const promisedFen = step ? inSteps(step, eligibleFen) : wholeFen;
  if (isFixed && baseFen < Math.min(promisedFen, mostFen)) return 'base';
  return promisedFen > mostFen ? 'cap' : undefined;
};

const pieceOf = (coupons: readonly CouponPiece[], { couponId }: CouponShare): CouponPiece => {
  const piece = coupons.find(coupon => coupon.couponId === couponId);
  if (!piece) throw new Error(`coupon ${couponId} was applied and is not there`);
  return piece;
};

const stepOf = ({ couponId, templateId, rules }: CouponPiece, savedFen: number, bill: Bill, amounts: number[]): CouponStep => {
  const { title, benefit, thresholdOn } = rules;
  const eligible = isFreeGift(rules) ? [] : eligibleLines(rules, bill);
  const offFreight = benefitRule(benefit).takesFrom === 'freight';
  const from = offFreight ? [bill.lines.length] : eligible;
  const before = [...amounts];
  takeOff(savedFen, from, amounts);
  const moved = (position: number) => ({
    baseFen: before[position]!,
    savedFen: before[position]! - amounts[position]!,
    leftFen: amounts[position]!,
  });
  const baseFen = sumOf(before, from);
  const eligibleFen = sumOf(thresholdOn === 'before' ? amountsOf(bill) : before, eligible);
  const limit = limitOf(benefit, baseFen, eligibleFen);
  return {
    couponId,
    templateId,
    title,
    phase: PHASES[phaseOf(rules)]!,
    benefit,
    eligibleFen,
    thresholdFen: neededFen(rules),
    ...(thresholdOn ? { thresholdOn } : {}),
    baseFen,
    savedFen,
    ...(limit ? { limit } : {}),
    lines: eligible.map(position => ({ lineId: bill.lines[position]!.lineId, ...moved(position) })),
    ...(offFreight ? { freight: moved(bill.lines.length) } : {}),
  };
};

/**
 * Tells how an application came about; from it a shopper's sentences and an accountant's table are made.
 * @throws Error when a coupon of the application is not among those given
 */
export const explain = ({ coupons: shares, savedFen, payFen }: Application, coupons: readonly CouponPiece[], given: Bill): Explanation => {
  const bill = byLineId(given);
  const amounts = amountsOf(bill);
  const freightFen = amounts[bill.lines.length]!;
  const subtotalFen = savedFen + payFen - freightFen;
  const steps = shares.map(share => stepOf(pieceOf(coupons, share), share.savedFen, bill, amounts));
  return { subtotalFen, freightFen, steps, savedFen, payFen };
};
