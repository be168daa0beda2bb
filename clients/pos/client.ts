import type { z } from 'zod';
import type { OutputOf } from '@core/contracts/define';
import type { PosContract } from '@core/contracts/pos';
import { sign, type TillKey } from './sign';

/** Verbs of the interface and the action each stands for. */
type Actions = {
  time: 'time.get';
  identify: 'till.identify';
  quote: 'till.quote';
  lock: 'till.lock';
  'fetch-bill': 'till.fetch-bill';
  release: 'till.release';
  redeem: 'till.redeem';
  reverse: 'till.reverse';
  'upload-sale': 'till.upload-sale';
  'upload-refund': 'till.upload-refund';
  'find-sale': 'till.find-sale';
  'show-sale': 'till.show-sale';
  shift: 'till.shift';
  lookup: 'till.lookup';
};
export type Verb = keyof Actions;
export const VERBS: readonly Verb[] = [
  'time',
  'identify',
  'quote',
  'lock',
  'fetch-bill',
  'release',
  'redeem',
  'reverse',
  'upload-sale',
  'upload-refund',
  'find-sale',
  'show-sale',
  'shift',
  'lookup',
];

/** What a till sends, without its request number. */
export type VerbInput<V extends Verb> = z.input<PosContract[Actions[V]]['input']>;
export type VerbOutput<V extends Verb> = OutputOf<PosContract, Actions[V]>;

/** `sends`: how often it was sent until it was answered. */
export type Answer<T> =
  { ok: true; data: T; requestId: string; sends: number } | { ok: false; code: string; message: string; data?: unknown; sends: number };

/**
 * Nothing came back, or only "try again", however often it was sent: whether it was done is not known. Send it again later
 * under the same number, ask with `lookup`, or give it up with `reverse`.
 */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
  constructor(
    readonly verb: Verb,
    readonly requestId: string | undefined,
    readonly sends: number,
  ) {
    super(`no answer to ${verb} ${requestId ?? ''} after ${sends} tries`);
  }
}

export type ClientDeps = {
  fetch: typeof fetch;
  now: () => number;
  /** a new nonce for each request that is sent */
  nonce: () => string;
  sleep: (ms: number) => Promise<void>;
  /** from 0 to 1, for waiting apart from other tills */
  random: () => number;
};

export type ClientOptions = {
  /** e.g. `https://<envId>.service.tcloudbase.com` */
  url: string;
  key: TillKey;
  /** sends at most, 5 by default */
  tries?: number;
  /** how long one answer is waited for, 15 s by default */
  timeoutMs?: number;
  firstPauseMs?: number;
};

type Envelope = { ok?: unknown; code?: unknown; message?: unknown; data?: unknown; requestId?: unknown; retryable?: unknown };
/** `undefined`: lost on the way, or the other side is not well. */
type Received = { status: number; envelope: Envelope } | undefined;

const LONGEST_PAUSE_MS = 5_000;

/** Worth sending again: nothing was done, or the first answer will come again. A nonce that was used may be this request's own. */
const again = ({ envelope: { retryable, code } }: NonNullable<Received>): boolean => retryable === true || code === 'TILL_NONCE_USED';

/** A client of the tills' interface that signs, and sends again under the same request number until it is answered. */
export const createTill = (options: ClientOptions, deps: ClientDeps) => {
  const { url, key, tries = 5, timeoutMs = 15_000, firstPauseMs = 200 } = options;

  const send = async (path: string, body: string): Promise<Received> => {
    const outgoing = { method: 'POST', path, body, timestamp: deps.now(), nonce: deps.nonce() };
    const headers = { 'content-type': 'application/json', ...sign(key, outgoing) };
    try {
      const response = await deps.fetch(`${url.replace(/\/+$/, '')}${path}`, {
        method: 'POST',
        headers,
        body,
        signal: AbortSignal.timeout(timeoutMs),
      });
      const envelope = (await response.json()) as Envelope;
      return response.status >= 500 && typeof envelope.ok !== 'boolean' ? undefined : { status: response.status, envelope };
    } catch {
      // cut, refused, too late, or no JSON: from here it looks the same
      return undefined;
    }
  };

  const pause = (round: number): Promise<void> =>
    deps.sleep(Math.min(LONGEST_PAUSE_MS, firstPauseMs * 2 ** round) * (0.5 + deps.random() / 2));

  /** One verb, sent until it is answered. @throws NoAnswer when every try was lost */
  const call = async <V extends Verb>(verb: V, data: VerbInput<V>, requestId?: string): Promise<Answer<VerbOutput<V>>> => {
    const body = JSON.stringify(requestId === undefined ? data : { requestId, ...data });
    for (let round = 0; round < tries; round += 1) {
      if (round > 0) await pause(round - 1);
      const received = await send(`/pos/v1/${verb}`, body);
      if (received && !again(received)) return toAnswer<VerbOutput<V>>(received, round + 1);
    }
    throw new NoAnswer(verb, requestId, tries);
  };
  return { call };
};
export type Till = ReturnType<typeof createTill>;

const toAnswer = <T>({ status, envelope }: NonNullable<Received>, sends: number): Answer<T> => {
  const { ok, code, message, data, requestId } = envelope;
  if (ok === true) return { ok: true, data: data as T, requestId: String(requestId), sends };
  return {
    ok: false,
    code: String(code ?? `HTTP_${status}`),
    message: String(message ?? ''),
    ...(data === undefined ? {} : { data }),
    sends,
  };
};
