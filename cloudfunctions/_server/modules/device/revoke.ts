import { timeText } from '@core/domain/calendar';
import { dayText } from '@core/domain/day-text';
import type { Context } from '../../context';
import type { Transaction } from '../../db/database';
import { writeInbox } from '../inbox/deliver';
import { MEMBERS, type Member } from '../member/documents';
import type { Device } from './documents';
import { devicesOf, findActiveDevices } from './repo';

/** A phone's code dies now; its document stays, so that a scan can say that it was lost. */
const end = async (context: Context, tx: Transaction, deviceId: string, by: NonNullable<Device['revokedBy']>): Promise<Device> => {
  const ended = await devicesOf(tx).updateAndReturn({ _id: deviceId }, { state: 'revoked', revokedAt: context.now, revokedBy: by });
  if (!ended) throw new Error(`no device ${deviceId}`);
  return ended;
};

const [HERSELF, DESK] = ['您在「我的 › 账号与隐私 › 我的设备」', '服务台'];

/** A lost phone: its code dies, its owner is told, and from now on a new phone of hers proves the number first. */
export const revoke = async (context: Context, tx: Transaction, deviceId: string, by: 'member' | 'desk'): Promise<void> => {
  const { deps, now } = context;
  const device = await end(context, tx, deviceId, by);
  await tx.collection<Member>(MEMBERS).update(device.memberId, { deviceLostAt: now, revision: deps.db.command.inc(1) });
  await writeInbox(tx, {
    _id: `in_lost_${device._id}_${now}`,
    memberId: device.memberId,
    kind: 'account',
    title: '手机的会员码已挂失',
    text: `${by === 'member' ? HERSELF : DESK}于 ${dayText(now, now)} ${timeText(now)} 挂失了“${device.name}”，它上面的会员码已停用。要在那台手机上重新启用，须验证您的手机号。`,
    at: now,
  });
};

/** Every phone of a member, when her account is deleted; their names go too. */
export const revokeAllDevices = async (context: Context, tx: Transaction, memberId: string): Promise<void> => {
  for (const { _id } of await findActiveDevices(tx, memberId)) {
    await end(context, tx, _id, 'deletion');
    await devicesOf(tx).update(_id, { name: '' });
  }
};
