import type { InputOf } from '@core/contracts/define';
import type { GuideContract } from '@core/contracts/guide';
import type { Receipt } from '@core/contracts/redemption';
import { DAY_MS } from '@core/domain/calendar';
import { isUncertain, type Failure, type FailureCode } from '@/lib/failure';

export type RedeemInput = InputOf<GuideContract, 'bill.redeem'>;

/**
 * A redemption that was sent and whose answer has not come: id and body exactly as sent. It may be asked for again from
 * anywhere: the server looks for the request before it looks at the visit.
 */
export type PendingRedemption = {
  requestId: string;
  data: RedeemInput;
  memberMasked: string;
  savedFen: number;
  /** what is handed over, in words; absent without a gift */
  gifts?: string;
  startedAt: number;
  attempts: number;
};

export type Sent = { ok: true; data: Receipt } | { ok: false; failure: Failure };

export type Settled =
  | { kind: 'receipt'; receipt: Receipt }
  | { kind: 'refused'; failure: Failure }
  | { kind: 'unknown'; failure: Failure; pending: PendingRedemption };

export type KeeperDeps = {
  read: () => PendingRedemption[];
  write: (pending: PendingRedemption[]) => void;
  send: (pending: PendingRedemption) => Promise<Sent>;
  /** the bill of this visit is redeemed; told before the redemption is crossed out */
  onDone: (pending: PendingRedemption) => void;
  newRequestId: () => string;
  now: () => number;
};

/** Refusals at the door, before the server looks whether it knows the request. */
const AT_THE_DOOR: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'LOGIN_REQUIRED',
  'ROLE_REQUIRED',
  'STORE_NOT_YOURS',
  'STAFF_SUSPENDED',
  'STAFF_NOT_ACTIVE',
  'TERMINAL_LOCKED',
]);
/** The server forgets request ids after seven days; a visit lives ten minutes, so nothing older can still matter. */
const FORGET_AFTER_MS = 6 * DAY_MS;

const isVerdict = (failure: Failure, attempts: number): boolean =>
  !isUncertain(failure) && (attempts === 1 || !AT_THE_DOOR.has(failure.code));

/**
 * Sends redemptions so that none happens twice and none is forgotten: id and body are written down before they are sent
 * and crossed out only when the server has given its verdict. Asking again sends the very same request.
 */
export const createKeeper = (deps: KeeperDeps) => {
  const inFlight = new Map<string, Promise<Settled>>();
  const list = (): PendingRedemption[] => {
    const now = deps.now();
    return deps.read().filter(pending => now - pending.startedAt < FORGET_AFTER_MS);
  };
  const put = (pending: PendingRedemption): void =>
    deps.write([...list().filter(other => other.requestId !== pending.requestId), pending]);
  const drop = (requestId: string): void => deps.write(list().filter(other => other.requestId !== requestId));

  const attempt = async (before: PendingRedemption): Promise<Settled> => {
    const pending = { ...before, attempts: before.attempts + 1 };
    put(pending);
    const sent = await deps.send(pending);
    if (sent.ok) {
      deps.onDone(pending);
      drop(pending.requestId);
      return { kind: 'receipt', receipt: sent.data };
    }
    const { failure } = sent;
    if (!isVerdict(failure, pending.attempts)) return { kind: 'unknown', failure, pending };
    drop(pending.requestId);
    return { kind: 'refused', failure };
  };

  /** Asks again for a redemption whose answer was lost; a second tap joins the first. */
  const resume = (pending: PendingRedemption): Promise<Settled> => {
    const running = inFlight.get(pending.requestId);
    if (running) return running;
    const promise = attempt(pending).finally(() => inFlight.delete(pending.requestId));
    inFlight.set(pending.requestId, promise);
    return promise;
  };

  /** Redeems. While an earlier request of the same visit has no answer, that one is asked again instead. */
  const redeem = (
    intent: Omit<PendingRedemption, 'requestId' | 'startedAt' | 'attempts'>,
  ): Promise<Settled> => {
    const earlier = list().find(pending => pending.data.ticketId === intent.data.ticketId);
    return resume(
      earlier ?? { ...intent, requestId: deps.newRequestId(), startedAt: deps.now(), attempts: 0 },
    );
  };

  return { list, resume, redeem };
};
