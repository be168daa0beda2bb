import type { inboxActions } from '@core/contracts/inbox';
import type { Handlers } from '../../context';
import { listInbox, readMessage, readMessages } from './service';
import { ownReceipt } from './undone';

export const inboxHandlers: Handlers<typeof inboxActions> = {
  'inbox.list': listInbox,
  'inbox.read': readMessage,
  'inbox.read-all': readMessages,
  'receipt.get': ({ deps, member }, { redemptionId }) => ownReceipt(deps, member._id, redemptionId),
};
