import type { Reader, Transaction } from '../../db/database';
import { DEVICES, type Device } from './documents';

type Readable = Pick<Transaction, 'collection'>;

export const devicesOf = (from: Readable): Reader<Device> => from.collection<Device>(DEVICES);

/** Phones that show codes now, the oldest first. */
export const findActiveDevices = (from: Readable, memberId: string): Promise<Device[]> =>
  devicesOf(from).find({ memberId, state: 'active' }, { order: [['registeredAt', 'asc']], limit: 100 });
