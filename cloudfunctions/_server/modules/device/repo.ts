import type { Database, Reader, Transaction } from '../../db/database';
import { BRAND_MEMBERSHIPS, MEMBERS, type BrandMembership, type Member } from '../member/documents';
import { DEVICES, type Device } from './documents';

type Readable = Pick<Transaction, 'collection'>;

export const devicesOf = (from: Readable): Reader<Device> => from.collection<Device>(DEVICES);

/** Phones that show codes now, the oldest first. */
export const findActiveDevices = (from: Readable, memberId: string): Promise<Device[]> =>
  devicesOf(from).find({ memberId, state: 'active' }, { order: [['registeredAt', 'asc']], limit: 100 });

/** A device with its member and her enrolments, as one question. */
export type DeviceOwner = { device: Device; member: Member; memberships: BrandMembership[] };

type Joined = Device & { owners: Member[]; memberships: BrandMembership[] };

/** Whose code is this? One round trip. */
export const findOwnerByHandle = async (db: Database, handle: string): Promise<DeviceOwner | undefined> => {
  const [row] = await db.collection<Device>(DEVICES).aggregate<Joined>([
    { match: { handle } },
    { limit: 1 },
    { lookup: { from: MEMBERS, localField: 'memberId', foreignField: '_id', as: 'owners' } },
    { lookup: { from: BRAND_MEMBERSHIPS, localField: 'memberId', foreignField: 'memberId', as: 'memberships' } },
  ]);
  if (!row) return undefined;
  const { owners, memberships, ...device } = row;
  const [member] = owners;
  if (!member) throw new Error(`device ${device._id} belongs to nobody`);
  return { device, member, memberships };
};
