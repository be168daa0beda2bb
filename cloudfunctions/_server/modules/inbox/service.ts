import type { ConsumerContract } from '@core/contracts/consumer';
import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { ok, refuse, type Result } from '@core/domain/result';
import type { MemberContext } from '../../context';
import type { Deps } from '../../deps';
import { once } from '../request/once';
import type { InboxMessage } from './documents';
import { countUnreadMessages, findMessages, inboxOf, markRead } from './repo';

type InboxItem = OutputOf<ConsumerContract, 'inbox.read'>;

const toItem = ({ _id, kind, title, text, at, read, redemptionId }: InboxMessage): InboxItem => ({
  inboxId: _id,
  kind,
  title,
  text,
  at,
  read,
  ...(redemptionId === undefined ? {} : { redemptionId }),
});

export const countUnread = ({ db }: Pick<Deps, 'db'>, memberId: string): Promise<number> => countUnreadMessages(db, memberId);

/** One page of her messages, the latest first. */
export const listInbox = async (
  { deps, member }: MemberContext,
  page: InputOf<ConsumerContract, 'inbox.list'>,
): Promise<Result<OutputOf<ConsumerContract, 'inbox.list'>, ErrorCode>> => {
  const { rows, nextCursor } = await findMessages(deps.db, member._id, page);
  return ok({ items: rows.map(toItem), ...(nextCursor === undefined ? {} : { nextCursor }) });
};

/** Marks a message as read; somebody else's answers like one that does not exist. */
export const readMessage = async (
  context: MemberContext,
  { inboxId }: InputOf<ConsumerContract, 'inbox.read'>,
): Promise<Result<InboxItem, ErrorCode>> => {
  const { deps, login, member } = context;
  const current = async (): Promise<Result<InboxItem, ErrorCode>> => {
    const message = await inboxOf(deps.db).get(inboxId);
    return message?.memberId === member._id ? ok(toItem(message)) : refuse('NOT_FOUND');
  };
  const marked = await once<null, ErrorCode, null>(context, {
    actor: login.openid,
    ref: null,
    work: async tx => {
      const message = await inboxOf(tx).get(inboxId);
      if (message?.memberId !== member._id) return refuse('NOT_FOUND');
      await inboxOf(tx).update(inboxId, { read: true });
      return ok(null);
    },
    recall: async () => ok(null),
  });
  return marked.ok ? current() : marked;
};

/** Marks everything up to `until` as read and counts what is new since. */
export const readMessages = async (
  context: MemberContext,
  { until }: InputOf<ConsumerContract, 'inbox.read-all'>,
): Promise<Result<OutputOf<ConsumerContract, 'inbox.read-all'>, ErrorCode>> => {
  const { deps, login, member } = context;
  // the request is only kept apart from others; the change cannot be inside its transaction, and may be repeated
  const kept = await once<null, ErrorCode, null>(context, {
    actor: login.openid,
    ref: null,
    work: async () => ok(null),
    recall: async () => ok(null),
  });
  if (!kept.ok) return kept;
  await markRead(deps.db, member._id, until);
  return ok({ unreadInbox: await countUnread(deps, member._id) });
};
