import type { deskActions } from '@core/contracts/desk';
import type { Handlers } from '../../context';
import { findAtDesk, revokeAtDesk } from './service';

export const deskHandlers: Handlers<typeof deskActions> = { 'desk.find-member': findAtDesk, 'desk.revoke-device': revokeAtDesk };
