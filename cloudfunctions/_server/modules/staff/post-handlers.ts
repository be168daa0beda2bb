import type { postActions } from '@core/contracts/staff';
import type { Handlers } from '../../context';
import { showInvitation } from '../invitation/service';
import { acceptInvitation } from './apply';
import { getBadge } from './badge';
import { listPosts, openWorkbench } from './workbench';

export const postHandlers: Handlers<typeof postActions> = {
  'workbench.open': openWorkbench,
  'badge.get': getBadge,
  'post.list': listPosts,
  'invitation.find': (context, { passcode }) => showInvitation(context, passcode),
  'invitation.accept': acceptInvitation,
};
