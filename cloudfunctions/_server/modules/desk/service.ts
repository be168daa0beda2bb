import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { OpsContract } from '@core/contracts/ops';
import { stateChange, type FieldChange } from '@core/domain/change';
import { maskName } from '@core/domain/member/mask';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import type { Transaction } from '../../db/database';
import { mayTry, outOfTries } from '../attempt/attempts';
import { audit, auditRecord } from '../audit/audit';
import { keepAudit } from '../audit/keep';
import { revoke } from '../device/revoke';
import { activeDevices, findActiveDevice } from '../device/service';
import type { Member } from '../member/documents';
import { findMemberByPhone, getMemberById } from '../member/service';
import { once, wholeAnswer } from '../request/once';

type Found = OutputOf<OpsContract, 'desk.find-member'>;
type Revoked = OutputOf<OpsContract, 'desk.revoke-device'>;

const auditDesk = (
  context: StaffContext,
  tx: Transaction,
  subject: { subjectKind: string; subjectId: string; reason: string; change?: FieldChange[] },
): Promise<void> => audit(context, tx, { actorKind: 'staff', actorId: context.staff._id, storeId: context.as.storeId, ...subject });

const toFound = async ({ deps }: StaffContext, member: Member): Promise<Found> => ({
  memberId: member._id,
  nameMasked: maskName(member.name),
  phoneMasked: member.phoneMasked,
  tier: member.tier,
  devices: (await activeDevices(deps.db, member._id)).map(({ _id, name, registeredAt }) => ({ deviceId: _id, name, registeredAt })),
});

type Look = InputOf<OpsContract, 'desk.find-member'>;

/** A look is answered by whom it found. */
const sameMember = async (memberId: string): Promise<Result<string, ErrorCode>> => ok(memberId);

const look = async (context: StaffContext, { phone, reason }: Look): Promise<Result<string, ErrorCode>> => {
  const { deps, staff, as } = context;
  const found = await findMemberByPhone(deps, phone);
  if (!found) {
    // whoever tries numbers to learn who is a member leaves a trace as well; the number itself stays out of it
    await keepAudit(
      deps.db,
      auditRecord(context, {
        actorKind: 'staff',
        actorId: staff._id,
        storeId: as.storeId,
        subjectKind: 'member',
        subjectId: 'nobody',
        reason,
      }),
    );
    return refuse('MEMBER_NOT_FOUND');
  }
  return once<string, ErrorCode, string>(context, {
    actor: staff._id,
    ref: found._id,
    work: async tx => {
      await auditDesk(context, tx, { subjectKind: 'member', subjectId: found._id, reason });
      return ok(found._id);
    },
    recall: sameMember,
  });
};

/** Looks a shopper up by her whole number; who looked and why is in the audit log. */
export const findAtDesk = async (context: StaffContext, input: Look): Promise<Result<Found, ErrorCode>> => {
  const { deps, staff } = context;
  const looked = (await mayTry(context, 'desk-look', staff._id))
    ? await look(context, input)
    : await outOfTries(context, staff._id, sameMember);
  if (!looked.ok) return looked;
  const member = await getMemberById(deps.db, looked.data);
  return member && member.state !== 'deleted' ? ok(await toFound(context, member)) : refuse('MEMBER_NOT_FOUND');
};

/** Revokes a lost phone for the shopper who stands there. */
export const revokeAtDesk = (
  context: StaffContext,
  { memberId, deviceId, reason }: InputOf<OpsContract, 'desk.revoke-device'>,
): Promise<Result<Revoked, ErrorCode>> =>
  once<Revoked, ErrorCode, Revoked>(context, {
    actor: context.staff._id,
    work: async tx => {
      const device = await findActiveDevice(tx, memberId, deviceId);
      if (!device) return refuse('DEVICE_NOT_FOUND');
      await revoke(context, tx, deviceId, 'desk');
      const change = stateChange(device.state, 'revoked');
      await auditDesk(context, tx, { subjectKind: 'device', subjectId: deviceId, reason, change });
      return ok({ deviceId, revokedAt: context.now });
    },
    ...wholeAnswer<Revoked>(),
  });
