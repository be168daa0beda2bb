import type { OwnReceipt } from '@core/contracts/inbox';
import type { Deps } from '../../deps';
import { findBacks } from './repo';

export type Refunded = NonNullable<OwnReceipt['refunded']>;

/** What went back of these sales by now, by the sale; nothing of those that stand. */
export const refundedOf = async ({ db }: Pick<Deps, 'db'>, saleIds: readonly string[]): Promise<ReadonlyMap<string, Refunded>> => {
  const backs = saleIds.length === 0 ? [] : await findBacks(db, saleIds);
  return new Map(backs.map(({ _id, ...refunded }) => [_id, refunded]));
};
