import type { shiftActions } from '@core/contracts/shift';
import type { Handlers } from '../../context';
import { shiftReport } from './service';

export const shiftHandlers: Handlers<typeof shiftActions> = { 'shift.report': shiftReport };
