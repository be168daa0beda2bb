import type { ErrorCode } from '@core/contracts/errors/codes';
import type { VisitView } from '@core/contracts/visit';
import { judgePassword, readCode, stepAt, type ReadCode } from '@core/domain/member/code';
import { maskName } from '@core/domain/member/mask';
import { TICKET_LIFE_MS } from '@core/domain/visit/ticket';
import { ok, refuse, type Result } from '@core/domain/result';
import type { Context, CounterContext } from '../../context';
import { decrypt, hmacSha256 } from '../../crypto';
import { DuplicateKeyError } from '../../db/errors';
import { counterOf, loadOrg } from '../org/service';
import { pointsOf } from '../points/service';
import { ticketId, visitKey, type VisitTicket } from './documents';
import { findByRequest, findShopper, getTicket, insertTicket, type Shopper } from './repo';
import { countWrongCode, terminalLocked } from './terminal';
import { toView } from './view';

const foreign: Record<Exclude<ReadCode['kind'], 'member'>, ErrorCode> = {
  payment: 'CODE_PAYMENT',
  product: 'CODE_PRODUCT',
  foreign: 'CODE_NOT_OURS',
  malformed: 'CODE_NOT_OURS',
};

const keyOf = ({ clerk, requestId }: CounterContext): string => visitKey(clerk.id, requestId);

/** What this very request was answered before, if it was: a code cannot be read twice, a request can be repeated. */
const firstAnswer = async (context: CounterContext): Promise<Result<VisitView, ErrorCode> | undefined> => {
  const first = await findByRequest(context.deps.db, keyOf(context));
  if (!first) return undefined;
  return first.bodyHash === context.bodyHash ? ok(toView(first)) : refuse('REQUEST_ID_REUSED');
};

type Verdict = { ok: true; shopper: Shopper; step: number } | { ok: false; code: ErrorCode; early?: { shopper: Shopper; step: number } };

/** The password first: only who shows a right code learns that a phone was reported lost. */
const judge = ({ deps, now }: CounterContext, shopper: Shopper | undefined, password: string): Verdict => {
  if (!shopper) return { ok: false, code: 'CODE_WRONG' };
  const { device, member } = shopper;
  const secret = decrypt(deps.env.YIMA_DEVICE_KEYS, device.secretSealed);
  const verdict = judgePassword({ secret, stepSeconds: device.stepSeconds }, password, now, hmacSha256);
  if (verdict.kind === 'wrong') return { ok: false, code: 'CODE_WRONG' };
  if (verdict.kind === 'stale') {
    const step = stepAt(now, device.stepSeconds) + verdict.stepsOff;
    return { ok: false, code: 'CODE_STALE', ...(verdict.stepsOff > 0 ? { early: { shopper, step } } : {}) };
  }
  if (device.state === 'revoked' || member.state === 'deleted') return { ok: false, code: 'DEVICE_LOST' };
  if (member.state === 'paused') return { ok: false, code: 'MEMBER_PAUSED' };
  return { ok: true, shopper, step: verdict.step };
};

const brandMemberHere = async ({ deps, clerk }: CounterContext, brandIds: readonly string[]): Promise<boolean> => {
  if (clerk.counterId === undefined) return false;
  const counter = counterOf(await loadOrg(deps), clerk.counterId);
  return counter.brandIds.some(brandId => brandIds.includes(brandId));
};

const ticketFor = (context: CounterContext, { device, member }: Shopper, step: number, brandMember: boolean): VisitTicket => {
  const { clerk, now, requestId, bodyHash } = context;
  return {
    _id: ticketId(device.handle, step),
    requestKey: keyOf(context),
    bodyHash,
    requestId,
    memberId: member._id,
    staffId: clerk.id,
    ...(clerk.kind === 'till' ? { byTill: true as const } : {}),
    storeId: clerk.storeId,
    ...(clerk.counterId === undefined ? {} : { counterId: clerk.counterId }),
    terminalId: clerk.terminalId,
    openedAt: now,
    expiresAt: now + TICKET_LIFE_MS,
    member: {
      nameMasked: maskName(member.name),
      phoneMasked: member.phoneMasked,
      tier: member.tier,
      points: pointsOf(member, now),
      since: member.joinedAt,
      brandMember,
    },
    audited: false,
    schema: 1,
  };
};

/** The ticket's id is the step of the code, its request key the request: one of them was there already. */
const open = async (context: CounterContext, ticket: VisitTicket): Promise<Result<VisitView, ErrorCode>> => {
  try {
    await insertTicket(context.deps.db, ticket);
    return ok(toView(ticket));
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
    const first = await firstAnswer(context);
    if (first) return first;
    if (await getTicket(context.deps.db, ticket._id)) return refuse('CODE_USED');
    throw error;
  }
};

/**
 * A code of a time to come was guessed, or comes from a phone whose clock is fast. It is told, so it is used up: else a
 * guesser would only have to wait for it.
 */
const burn = async (context: CounterContext, { shopper, step }: { shopper: Shopper; step: number }): Promise<void> => {
  const ticket = ticketFor(context, shopper, step, false);
  try {
    await insertTicket(context.deps.db, { ...ticket, requestKey: `early:${ticket._id}`, expiresAt: context.now, audited: true });
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
  }
};

/** Whose code this is, as far as it can be one of ours. */
export const shopperOf = async ({ deps }: Pick<Context, 'deps'>, { code }: { code: string }): Promise<Shopper | undefined> => {
  const read = readCode(code);
  return read.kind === 'member' ? findShopper(deps.db, read.handle) : undefined;
};

/**
 * Opens a visit with a member code: three round trips with the look-up of who serves, two of them at a time. Wrong codes are counted per
 * terminal and lock it; the same request id again answers the first visit, also when the code has gone stale since.
 */
export const identify = async (
  context: CounterContext,
  { code }: { code: string },
  ahead?: Promise<Shopper | undefined>,
): Promise<Result<VisitView, ErrorCode>> => {
  const read = readCode(code);
  if (read.kind !== 'member') return refuse(foreign[read.kind]);
  if (terminalLocked(context)) return refuse('TERMINAL_LOCKED');
  const shopper = await (ahead ?? findShopper(context.deps.db, read.handle));
  const verdict = judge(context, shopper, read.password);
  if (verdict.ok) {
    const brandMember = await brandMemberHere(context, verdict.shopper.brandIds);
    return open(context, ticketFor(context, verdict.shopper, verdict.step, brandMember));
  }
  const first = await firstAnswer(context);
  if (first) return first;
  if (verdict.early) await burn(context, verdict.early);
  if (verdict.code === 'CODE_WRONG') await countWrongCode(context);
  return refuse(verdict.code);
};
