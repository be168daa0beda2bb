import type { ConsumerContract } from '@core/contracts/consumer';
import type { OutputOf } from '@core/contracts/define';
import type { OwnReceipt } from '@core/contracts/inbox';
import { ok, type Result } from '@core/domain/result';
import type { Deps } from '../../deps';
import type { Redemption } from '../redemption/documents';
import { redemptionOfMember, redemptionsByIds } from '../redemption/service';
import { toReceipt } from '../redemption/view';
import { refundedOf, type Refunded } from '../refund/backs';
import type { InboxMessage } from './documents';

export type Undone = NonNullable<OutputOf<ConsumerContract, 'inbox.read'>['undone']>;

const undoneBy = ({ state, reversedAt, at }: Redemption, refunded: Refunded | undefined): Undone | undefined => {
  if (state === 'reversed') return { how: 'reversed', at: reversedAt ?? at };
  return refunded && { how: refunded.complete ? 'refunded' : 'partly-refunded', at: refunded.at };
};

/**
 * What became of the bills that these messages tell of, by redemption. Looked up when she reads, so that it is so whatever was
 * delivered first; messages that tell of an end themselves ask nothing.
 */
export const undoneOf = async (deps: Pick<Deps, 'db'>, messages: readonly InboxMessage[]): Promise<ReadonlyMap<string, Undone>> => {
  const ids = messages.flatMap(({ kind, redemptionId }) => (kind === 'receipt' && redemptionId !== undefined ? [redemptionId] : []));
  const redemptions = ids.length === 0 ? [] : await redemptionsByIds(deps, [...new Set(ids)]);
  const refunds = await refundedOf(
    deps,
    redemptions.flatMap(({ saleId }) => saleId ?? []),
  );
  return new Map(
    redemptions.flatMap(redemption => {
      const undone = undoneBy(redemption, refunds.get(redemption.saleId ?? ''));
      return undone ? [[redemption._id, undone] as const] : [];
    }),
  );
};

/** The shopper's own copy of a receipt, with what went back since; another's answers like none. */
export const ownReceipt = async (
  deps: Pick<Deps, 'db'>,
  memberId: string,
  redemptionId: string,
): Promise<Result<OwnReceipt, 'REDEMPTION_NOT_FOUND'>> => {
  const found = await redemptionOfMember(deps, memberId, redemptionId);
  if (!found.ok) return found;
  const { saleId } = found.data;
  const refunded = saleId === undefined ? undefined : (await refundedOf(deps, [saleId])).get(saleId);
  return ok({ ...toReceipt(found.data), ...(refunded === undefined ? {} : { refunded }) });
};
