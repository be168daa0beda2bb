import type { Context } from '../../context';
import type { Database, Doc, Transaction } from '../../db/database';

/** Something that happened and that others must hear of; written in the change's own transaction. */
export type OutboxEvent = Doc & { kind: string; data: Record<string, unknown>; at: number; tries: number; nextAt: number };

export const OUTBOX = 'outbox';

/** A timer that comes before the first attempt has ended would only do the same work twice. */
const FIRST_RETRY_MS = 60_000;

/** The event document; `_id` should follow from what happened, so that a repeated change cannot announce it twice. */
export const outboxEvent = (
  context: Pick<Context, 'now'>,
  event: { _id: string; kind: string; data: Record<string, unknown> },
): OutboxEvent => ({ ...event, at: context.now, tries: 0, nextAt: context.now + FIRST_RETRY_MS });

export const announce = (
  context: Pick<Context, 'now'>,
  tx: Transaction,
  event: { _id: string; kind: string; data: Record<string, unknown> },
): Promise<void> => tx.collection<OutboxEvent>(OUTBOX).insert(outboxEvent(context, event));

/** Removes an event that every consumer has heard; removing it twice is no error. */
export const forgetEvent = async (db: Database, eventId: string): Promise<void> => {
  await db.collection<OutboxEvent>(OUTBOX).remove(eventId);
};
