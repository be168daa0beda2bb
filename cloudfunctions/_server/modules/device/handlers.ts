import type { deviceActions } from '@core/contracts/device';
import type { Handlers } from '../../context';
import { listDevices, registerDevice, revokeOwnDevice } from './service';

export const deviceHandlers: Handlers<typeof deviceActions> = {
  'device.register': registerDevice,
  'device.list': listDevices,
  'device.revoke': revokeOwnDevice,
};
