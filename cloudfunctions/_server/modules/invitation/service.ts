import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { OpsContract } from '@core/contracts/ops';
import { changesBetween, stateChange, type FieldChange } from '@core/domain/change';
import { invitationExpiry, invitationState, makePasscode } from '@core/domain/staff/invitation';
import { ok, refuse, type Result } from '@core/domain/result';
import type { LoginContext, StaffContext } from '../../context';
import type { Database, Transaction } from '../../db/database';
import { afterLostRace } from '../../db/races';
import { mayTry } from '../attempt/attempts';
import { audit } from '../audit/audit';
import { brandOf, counterOf, loadOrg, storeOf, toBrandRef, toCounterRef, toStoreRef, type Org } from '../org/service';
import { once } from '../request/once';
import type { Invitation } from './documents';
import { findByPasscode, findOpenOfStore, invitationsOf } from './repo';

export type InvitationView = OutputOf<OpsContract, 'staff.invite'>;

const toView = (org: Org, now: number, invitation: Invitation): InvitationView => ({
  invitationId: invitation._id,
  passcode: invitation.passcode,
  role: invitation.role,
  store: toStoreRef(storeOf(org, invitation.storeId)),
  ...(invitation.brandId === undefined ? {} : { brand: toBrandRef(brandOf(org, invitation.brandId)) }),
  counters: invitation.counterIds.map(id => toCounterRef(org, counterOf(org, id))),
  invitedBy: invitation.invitedByName,
  expiresAt: invitation.expiresAt,
  state: invitationState(invitation, now),
});

/** What an invitation cannot be used for any more; a withdrawn one answers like a wrong passcode. */
export const usable = (invitation: Invitation | undefined, now: number): Result<Invitation, ErrorCode> => {
  if (!invitation) return refuse('INVITATION_NOT_FOUND');
  const state = invitationState(invitation, now);
  if (state === 'withdrawn') return refuse('INVITATION_NOT_FOUND');
  if (state === 'expired') return refuse('INVITATION_EXPIRED');
  return state === 'used' ? refuse('INVITATION_USED') : ok(invitation);
};

/** What a passcode invites to; shown before a name is asked. */
export const showInvitation = async (context: LoginContext, passcode: string): Promise<Result<InvitationView, ErrorCode>> => {
  const { deps, login, now } = context;
  if (!(await mayTry(context, 'passcode', login.openid))) return refuse('TOO_MANY_TRIES');
  const found = usable(await findByPasscode(deps.db, passcode), now);
  return found.ok ? ok(toView(await loadOrg(deps), now, found.data)) : found;
};

export const findInvitation = (tx: Transaction, passcode: string): Promise<Invitation | undefined> => findByPasscode(tx, passcode);

/** Uses an invitation up; whoever else used it in the meantime makes the transaction lose. */
export const useInvitation = async (tx: Transaction, invitationId: string, staffId: string): Promise<void> => {
  await invitationsOf(tx).update(invitationId, { state: 'used', usedBy: staffId });
};

/** What the organisation's file offers is not a manager's to see: its passcode opens headquarters without a further word. */
const isManagers = ({ approved }: Invitation): boolean => !approved;

export const openInvitations = async (db: Database, org: Org, storeId: string, now: number): Promise<InvitationView[]> =>
  (await findOpenOfStore(db, storeId)).filter(isManagers).map(invitation => toView(org, now, invitation));

const viewById = async (context: StaffContext, invitationId: string): Promise<Result<InvitationView, ErrorCode>> => {
  const [org, invitation] = await Promise.all([loadOrg(context.deps), invitationsOf(context.deps.db).get(invitationId)]);
  return invitation ? ok(toView(org, context.now, invitation)) : refuse('NOT_FOUND');
};

const auditInvitation = (context: StaffContext, tx: Transaction, subjectId: string, change: FieldChange[]): Promise<void> =>
  audit(context, tx, {
    actorKind: 'staff',
    actorId: context.staff._id,
    storeId: context.as.storeId,
    subjectKind: 'invitation',
    subjectId,
    change,
  });

/** Makes an invitation to counters of the manager's own store. */
export const invite = async (
  context: StaffContext,
  { role, counterIds }: InputOf<OpsContract, 'staff.invite'>,
): Promise<Result<InvitationView, ErrorCode>> => {
  const { deps, staff, as, now } = context;
  const org = await loadOrg(deps);
  const unique = [...new Set(counterIds)];
  if (!unique.every(id => org.counters.get(id)?.storeId === as.storeId)) return refuse('COUNTER_NOT_FOUND');
  const made = await afterLostRace(() => {
    const _id = deps.ids.next('inv');
    const passcode = makePasscode(deps.random.below);
    const place = { role, storeId: as.storeId, counterIds: unique, invitedBy: staff._id, invitedByName: staff.name };
    return once<string, ErrorCode, string>(context, {
      actor: staff._id,
      ref: _id,
      work: async tx => {
        const invitation: Invitation = { _id, passcode, ...place, createdAt: now, expiresAt: invitationExpiry(now), state: 'open' };
        await invitationsOf(tx).insert(invitation);
        await auditInvitation(context, tx, _id, changesBetween<Invitation>({}, invitation, ['state', 'role', 'counterIds']));
        return ok(_id);
      },
      recall: async id => ok(id),
    });
  });
  return made.ok ? viewById(context, made.data) : made;
};

/** Takes an open invitation back; another store's answers like one that does not exist. */
export const withdrawInvitation = async (
  context: StaffContext,
  { invitationId }: InputOf<OpsContract, 'invitation.withdraw'>,
): Promise<Result<InvitationView, ErrorCode>> => {
  const { staff, as, now } = context;
  const withdrawn = await once<null, ErrorCode, null>(context, {
    actor: staff._id,
    ref: null,
    work: async tx => {
      const invitation = await invitationsOf(tx).get(invitationId);
      if (invitation?.storeId !== as.storeId || !isManagers(invitation)) return refuse('INVITATION_NOT_FOUND');
      const open = usable(invitation, now);
      if (!open.ok) return open;
      await invitationsOf(tx).update(invitationId, { state: 'withdrawn' });
      await auditInvitation(context, tx, invitationId, stateChange(invitation.state, 'withdrawn'));
      return ok(null);
    },
    recall: async () => ok(null),
  });
  return withdrawn.ok ? viewById(context, invitationId) : withdrawn;
};
