import type { ConsumerContract } from '@core/contracts/consumer';
import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { stateChange } from '@core/domain/change';
import { CODE_PREFIX, STEP_SECONDS } from '@core/domain/member/code';
import { judgeRegistration, ROTATE_AFTER_MS } from '@core/domain/member/device';
import { ok, refuse, type Result } from '@core/domain/result';
import type { MemberContext } from '../../context';
import { decrypt, encrypt, sha256 } from '../../crypto';
import type { Database, Transaction } from '../../db/database';
import { afterLostRace } from '../../db/races';
import type { Deps } from '../../deps';
import { audit } from '../audit/audit';
import { phoneHash } from '../member/build';
import { MEMBERS, type Member } from '../member/documents';
import { exchangePhone } from '../member/phone';
import { once, wholeAnswer } from '../request/once';
import type { Device } from './documents';
import { devicesOf, findActiveDevices } from './repo';
import { revoke } from './revoke';

type DeviceSecret = OutputOf<ConsumerContract, 'device.register'>;
type Registration = InputOf<ConsumerContract, 'device.register'>;

const SECRET_BYTES = 32;
const HANDLES = 10 ** 10;

const deviceId = (memberId: string, deviceKey: string): string => `dv_${sha256(`${memberId}\0${deviceKey}`)}`;

/** Ten random digits. */
const newHandle = ({ below }: Deps['random']): string => String(below(HANDLES)).padStart(10, '0');

const freshSecret = ({ deps, now }: MemberContext) => ({
  handle: newHandle(deps.random),
  secretSealed: encrypt(deps.env.YIMA_DEVICE_KEYS, deps.random.bytes(SECRET_BYTES)),
  stepSeconds: STEP_SECONDS,
  rotateAfter: now + ROTATE_AFTER_MS,
});

/** The secret in clear, for the phone itself. */
const secretOf = ({ env }: Pick<Deps, 'env'>, { secretSealed }: Pick<Device, 'secretSealed'>): Buffer =>
  decrypt(env.YIMA_DEVICE_KEYS, secretSealed);

const toSecret = (deps: Deps, device: Device): DeviceSecret => ({
  deviceId: device._id,
  prefix: CODE_PREFIX,
  handle: device.handle,
  secret: secretOf(deps, device).toString('base64url'),
  stepSeconds: device.stepSeconds,
  rotateAfter: device.rotateAfter,
});

const keepDevice = async (
  context: MemberContext,
  tx: Transaction,
  device: Pick<Device, '_id' | 'deviceKey' | 'name'>,
  verdict: 'create' | 'rotate' | 'revive',
) => {
  const { member, now, deps } = context;
  const { _id, name } = device;
  const secret = freshSecret(context);
  const { command } = deps.db;
  if (verdict === 'create') return devicesOf(tx).insert({ ...device, memberId: member._id, ...secret, state: 'active', registeredAt: now });
  const again = { state: 'active', registeredAt: now, revokedAt: command.remove(), revokedBy: command.remove() };
  await devicesOf(tx).update(_id, { ...secret, name, ...(verdict === 'revive' ? again : {}) });
};

const registerIn = async (
  context: MemberContext,
  tx: Transaction,
  { deviceKey, name }: Registration,
  provenHash: string | undefined,
): Promise<Result<null, ErrorCode>> => {
  const { member, now, deps } = context;
  const _id = deviceId(member._id, deviceKey);
  // read here: a revocation that came a moment ago must count
  const current = (await tx.collection<Member>(MEMBERS).get(member._id)) ?? member;
  const trust = { now, everLost: current.deviceLostAt !== undefined, proven: provenHash === current.phoneHash };
  const own = await devicesOf(tx).get(_id);
  const active = await findActiveDevices(tx, member._id);
  const verdict = judgeRegistration(own, active.length, trust);
  if (verdict === 'too-many') return refuse('DEVICE_LIMIT');
  // `lost`: it is this very phone that was revoked
  if (verdict === 'proof-required') return refuse('PHONE_PROOF_REQUIRED', { lost: own !== undefined });
  if (verdict === 'keep') return ok(null);
  await keepDevice(context, tx, { _id, deviceKey, name }, verdict);
  // two phones at once meet here, so the limit holds
  await tx.collection<Member>(MEMBERS).update(member._id, { revision: deps.db.command.inc(1) });
  const change = own?.state === 'active' ? [] : stateChange(own?.state, 'active');
  await audit(context, tx, { actorKind: 'member', actorId: member._id, subjectKind: 'device', subjectId: _id, change });
  return ok(null);
};

/**
 * Hands this phone its secret. What is answered is read from the sealed secret each time, never kept with the request.
 * A `phoneCode` counts as a proof only when it is for the number of this member.
 */
export const registerDevice = async (context: MemberContext, input: Registration): Promise<Result<DeviceSecret, ErrorCode>> => {
  const { deps, login, member } = context;
  if (member.state === 'paused') return refuse('MEMBER_PAUSED');
  const answer = async (): Promise<Result<DeviceSecret, ErrorCode>> => {
    const device = await devicesOf(deps.db).get(deviceId(member._id, input.deviceKey));
    return device?.state === 'active' ? ok(toSecret(deps, device)) : refuse('DEVICE_REVOKED');
  };
  const exchanged = input.phoneCode === undefined ? undefined : await exchangePhone(context, input.phoneCode, answer);
  if (exchanged && 'answer' in exchanged) return exchanged.answer;
  const provenHash = exchanged && phoneHash(deps.env, exchanged.phone);
  // a handle that another phone has already costs one more try
  const registered = await afterLostRace(() =>
    once<null, ErrorCode, null>(context, {
      actor: login.openid,
      ref: null,
      work: tx => registerIn(context, tx, input, provenHash),
      recall: async () => ok(null),
    }),
  );
  return registered.ok ? answer() : registered;
};

/** Phones that show her codes. */
export const listDevices = async (
  { deps, member }: MemberContext,
  { deviceKey }: InputOf<ConsumerContract, 'device.list'>,
): Promise<Result<OutputOf<ConsumerContract, 'device.list'>, ErrorCode>> => {
  const devices = await findActiveDevices(deps.db, member._id);
  return ok({
    items: devices.map(device => ({
      deviceId: device._id,
      name: device.name,
      registeredAt: device.registeredAt,
      current: device.deviceKey === deviceKey,
    })),
  });
};

type Revoked = OutputOf<ConsumerContract, 'device.revoke'>;

/** Revokes one phone of this member; somebody else's answers like one that does not exist. */
export const revokeOwnDevice = (
  context: MemberContext,
  { deviceId: id }: InputOf<ConsumerContract, 'device.revoke'>,
): Promise<Result<Revoked, ErrorCode>> => {
  const { login, member, now } = context;
  return once<Revoked, ErrorCode, Revoked>(context, {
    actor: login.openid,
    work: async tx => {
      const device = await findActiveDevice(tx, member._id, id);
      if (!device) return refuse('DEVICE_NOT_FOUND');
      await revoke(context, tx, id, 'member');
      const change = stateChange(device.state, 'revoked');
      await audit(context, tx, { actorKind: 'member', actorId: member._id, subjectKind: 'device', subjectId: id, change });
      return ok({ deviceId: id, revokedAt: now });
    },
    ...wholeAnswer<Revoked>(),
  });
};

/** This member's device while it is active. */
export const findActiveDevice = async (tx: Transaction, memberId: string, id: string): Promise<Device | undefined> => {
  const device = await devicesOf(tx).get(id);
  return device?.memberId === memberId && device.state === 'active' ? device : undefined;
};

export const activeDevices = (db: Database, memberId: string): Promise<Device[]> => findActiveDevices(db, memberId);

/** What phones are called by those whose they are. */
export const deviceNames = async (db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const found = await devicesOf(db).find({ _id: db.command.in([...ids]) }, { limit: ids.length });
  return new Map(found.map(({ _id, name }) => [_id, name]));
};
