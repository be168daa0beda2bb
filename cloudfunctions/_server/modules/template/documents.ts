import type { CouponRules, Validity } from '@core/domain/coupon/rules';
import type { Doc } from '../../db/database';

/** An offer: its rules, who may take it and when. Stock lies in its own documents, see `stockTemplate`. */
export type Template = Doc &
  CouponRules & {
    validity: Validity;
    claimFrom: number;
    claimUntil: number;
    /** shown in the coupon centre, for everyone to take; false for packs */
    inCentre: boolean;
    perMember: number;
    state: 'draft' | 'published' | 'paused' | 'ended';
    schema: 1;
  };

export const TEMPLATES = 'templates';

/** What is kept of a claim between taking stock and having the coupon; ended by the claimer or by the sweeper. */
export type Reservation = { reservationId: string; couponId: string; memberId: string; at: number };

/** A part of a template's stock, so that many claimers do not wait for one document. */
export type StockShard = Doc & { templateId: string; left: number; total: number; reservations: Reservation[] };

export const STOCK_SHARDS = 'stock_shards';

/** The id without its prefix: "tp_spring" → "spring". */
export const idPart = (id: string): string => id.slice(id.indexOf('_') + 1);

/** The shard that a claimer who thinks of number `index` asks first. */
export const shardId = (templateId: string, index: number): string => `ss_${idPart(templateId)}_${index}`;

/** The stock documents of a new template; the shards' totals sum to `total`. */
export const stockTemplate = (templateId: string, total: number, shards = SHARDS): StockShard[] =>
  Array.from({ length: shards }, (_, index) => {
    const share = Math.floor(total / shards) + (index < total % shards ? 1 : 0);
    return { _id: shardId(templateId, index), templateId, left: share, total: share, reservations: [] };
  });

/** Enough for some hundred claims a second of one template. */
export const SHARDS = 4;
