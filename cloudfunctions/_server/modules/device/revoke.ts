import type { Context } from '../../context';
import type { Transaction } from '../../db/database';
import type { Device } from './documents';
import { devicesOf, findActiveDevices } from './repo';

/** A phone's code dies now; its document stays, so that a scan can say that it was lost. */
export const revoke = async (context: Context, tx: Transaction, deviceId: string, by: NonNullable<Device['revokedBy']>): Promise<void> => {
  await devicesOf(tx).update(deviceId, { state: 'revoked', revokedAt: context.now, revokedBy: by });
};

/** Every phone of a member, when her account is deleted; their names go too. */
export const revokeAllDevices = async (context: Context, tx: Transaction, memberId: string): Promise<void> => {
  for (const { _id } of await findActiveDevices(tx, memberId)) {
    await revoke(context, tx, _id, 'deletion');
    await devicesOf(tx).update(_id, { name: '' });
  }
};
