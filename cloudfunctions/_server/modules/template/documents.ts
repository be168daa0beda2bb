import { mostCostFen } from '@core/domain/coupon/money/cost';
import type { CouponRules, Validity } from '@core/domain/coupon/rules';
import type { TemplateState } from '@core/domain/coupon/template/template-state';
import type { Doc } from '../../db/database';
import type { Plan } from './plan';

/** An offer: its rules, who may take it and when. Stock lies in its own documents, see `stockOf`. */
export type Template = Doc &
  CouponRules &
  Plan & {
    validity: Validity;
    claimFrom: number;
    claimUntil: number;
    /** shown in the coupon centre, for everyone to take; false for packs */
    inCentre: boolean;
    perMember: number;
    /** no more than so many on one business day; whether there is one is settled before a template is published */
    dailyStock?: number;
    /** no piece is issued that could cost more than what is left of it; settled before publication likewise */
    budgetFen?: number;
    /** so many pieces may one member of staff give away on a day; absent: staff give none */
    grantPerDay?: number;
    /** taken by whoever says it: normalised, see `core/domain/coupon/issue/passphrase` */
    passphrase?: string;
    state: TemplateState;
    schema: 1;
  };

export const TEMPLATES = 'templates';

/** What is kept of a claim between taking stock and having the coupon; ended by the claimer or by the sweeper. */
export type Reservation = {
  reservationId: string;
  couponId: string;
  memberId: string;
  at: number;
  /** what it holds of a budget */
  costFen?: number;
  /** the business day whose stock it holds */
  day?: string;
};

/** A part of a template's stock, so that many claimers do not wait for one document. */
export type StockShard = Doc & {
  templateId: string;
  left: number;
  total: number;
  reservations: Reservation[];
  /** only with a budget: what may still be spent from here */
  budgetLeftFen?: number;
  /** only with a daily stock: for each day, and what is left of `day` */
  perDay?: number;
  day?: string;
  leftToday?: number;
  /** of the rules that it is given out under, `STOPPED` while nothing is; absent: whatever they are */
  version?: number;
};

/** No template has this version. */
export const STOPPED = 0;

export const STOCK_SHARDS = 'stock_shards';

/** The id without its prefix: "tp_spring" → "spring". */
export const idPart = (id: string): string => id.slice(id.indexOf('_') + 1);

/** The shard that a claimer who thinks of number `index` asks first. */
export const shardId = (templateId: string, index: number): string => `ss_${idPart(templateId)}_${index}`;

/** Enough for some hundred claims a second of one template. */
const SHARDS = 4;

/** What decides how a template's stock lies. */
export type StockRules = Pick<Template, 'dailyStock' | 'budgetFen'> & { benefit: Template['benefit'] };

/** A day's stock is small and lies in one place: spread out, a part could be empty while another has too much. */
export const shardsOf = ({ dailyStock }: Pick<Template, 'dailyStock'>): number => (dailyStock === undefined ? SHARDS : 1);

/** What one piece is charged to the budget, where there is one. */
export const chargeOf = ({ budgetFen, benefit }: StockRules): number | undefined =>
  budgetFen === undefined ? undefined : mostCostFen(benefit);

const shareOf = (whole: number, parts: number, index: number): number => Math.floor(whole / parts) + (index < whole % parts ? 1 : 0);

/** A budget is dealt out in whole pieces, in the order of the stock, so that no remainder is stranded. */
const budgetShare = (rules: StockRules, shards: number, index: number): Pick<StockShard, 'budgetLeftFen'> => {
  const charge = chargeOf(rules);
  if (charge === undefined || rules.budgetFen === undefined) return {};
  return { budgetLeftFen: charge === 0 ? rules.budgetFen : shareOf(Math.floor(rules.budgetFen / charge), shards, index) * charge };
};

/** The stock documents of a new template; the shards' totals sum to `total`. */
export const stockOf = (template: StockRules & Pick<Template, '_id'>, total: number): StockShard[] => {
  const shards = shardsOf(template);
  const { dailyStock } = template;
  return Array.from({ length: shards }, (_, index) => {
    const share = shareOf(total, shards, index);
    return {
      _id: shardId(template._id, index),
      templateId: template._id,
      left: share,
      total: share,
      reservations: [],
      ...budgetShare(template, shards, index),
      ...(dailyStock === undefined ? {} : { perDay: dailyStock, day: '', leftToday: 0 }),
    };
  });
};
