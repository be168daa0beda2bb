import type { inboxActions } from '@core/contracts/inbox';
import type { Handlers } from '../../context';
import { receiptForMember } from '../redemption/service';
import { listInbox, readMessage, readMessages } from './service';

export const inboxHandlers: Handlers<typeof inboxActions> = {
  'inbox.list': listInbox,
  'inbox.read': readMessage,
  'inbox.read-all': readMessages,
  'receipt.get': ({ deps, member }, { redemptionId }) => receiptForMember(deps, member._id, redemptionId),
};
