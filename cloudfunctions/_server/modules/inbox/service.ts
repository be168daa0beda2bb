import type { ConsumerContract } from '@core/contracts/consumer';
import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { ok, refuse, type Result } from '@core/domain/result';
import type { MemberContext } from '../../context';
import { once } from '../request/once';
import type { InboxMessage } from './documents';
import { findMessages, inboxOf, markRead } from './repo';
import { undoneOf, type Undone } from './undone';
import { countUnread } from './unread';

type InboxItem = OutputOf<ConsumerContract, 'inbox.read'>;

const toItem = ({ _id, kind, title, text, at, read, redemptionId }: InboxMessage, undoneBills: ReadonlyMap<string, Undone>): InboxItem => ({
  inboxId: _id,
  kind,
  title,
  text,
  at,
  read,
  ...(redemptionId === undefined ? {} : { redemptionId, ...undonePart(kind, undoneBills.get(redemptionId)) }),
});

/** Only what told of the use is marked: what tells of its end says so itself. */
const undonePart = (kind: InboxItem['kind'], undone: Undone | undefined): Pick<InboxItem, 'undone'> =>
  kind === 'receipt' && undone ? { undone } : {};

const toItems = async ({ deps }: MemberContext, messages: readonly InboxMessage[]): Promise<InboxItem[]> => {
  const undoneBills = await undoneOf(deps, messages);
  return messages.map(message => toItem(message, undoneBills));
};

/** One page of her messages, the latest first. */
export const listInbox = async (
  context: MemberContext,
  page: InputOf<ConsumerContract, 'inbox.list'>,
): Promise<Result<OutputOf<ConsumerContract, 'inbox.list'>, ErrorCode>> => {
  const { deps, member } = context;
  const { rows, nextCursor } = await findMessages(deps.db, member._id, page);
  return ok({ items: await toItems(context, rows), ...(nextCursor === undefined ? {} : { nextCursor }) });
};

/** Marks a message as read; somebody else's answers like one that does not exist. */
export const readMessage = async (
  context: MemberContext,
  { inboxId }: InputOf<ConsumerContract, 'inbox.read'>,
): Promise<Result<InboxItem, ErrorCode>> => {
  const { deps, login, member } = context;
  const current = async (): Promise<Result<InboxItem, ErrorCode>> => {
    const message = await inboxOf(deps.db).get(inboxId);
    if (message?.memberId !== member._id) return refuse('NOT_FOUND');
    const [item] = await toItems(context, [message]);
    return ok(item!);
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
