import type { ConsumerContract } from '@core/contracts/consumer';
import type { OutputOf } from '@core/contracts/define';
import { newDeviceName } from './request-id';
import { readStored, removeStored, writeStored } from './storage';

export type DeviceSecret = OutputOf<ConsumerContract, 'device.register'>;

const SECRET = 'device-secret';
const KEY = 'device-key';

/** The name under which this phone is registered; made here once. */
export const deviceKey = (): string => {
  const known = readStored<string>('person', KEY);
  if (known) return known;
  const fresh = newDeviceName();
  writeStored('person', KEY, fresh);
  return fresh;
};

/** The secret of this phone, from which the member code is computed without network. */
export const readSecret = (): DeviceSecret | undefined => readStored<DeviceSecret>('person', SECRET);
export const keepSecret = (secret: DeviceSecret): void => writeStored('person', SECRET, secret);
export const dropSecret = (): void => removeStored('person', SECRET);

/** After she left: this phone starts anew under another name. */
export const forgetDevice = (): void => {
  dropSecret();
  removeStored('person', KEY);
};
