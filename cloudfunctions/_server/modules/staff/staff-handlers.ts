import type { staffActions } from '@core/contracts/staff';
import type { Handlers } from '../../context';
import { invite, withdrawInvitation } from '../invitation/service';
import { approveStaff, listStaff, rejectStaff, resumeStaff, suspendStaff } from './manage';

export const staffHandlers: Handlers<typeof staffActions> = {
  'staff.list': listStaff,
  'staff.invite': invite,
  'invitation.withdraw': withdrawInvitation,
  'staff.approve': approveStaff,
  'staff.reject': rejectStaff,
  'staff.suspend': suspendStaff,
  'staff.resume': resumeStaff,
};
