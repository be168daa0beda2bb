import { randomBytes } from 'node:crypto';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { refusalsOf } from '@core/contracts/pos-document';
import { verbs } from '@core/contracts/pos-verbs';
import { giveKey, type GivenKey } from '@server/modules/till/keys';
import { createTill, type ClientOptions, type Till } from '../../../clients/pos/client';
import { sign } from '../../../clients/pos/sign';
import type { Mall } from '../harness';

/** A refusal that the document of the tills' interface does not name for the verb is a bug, whichever test comes upon it. */
const assertDocumented = (verb: string, { ok, code }: { ok?: unknown; code?: unknown }): void => {
  if (ok !== false || typeof code !== 'string' || code.startsWith('HTTP_')) return;
  const documented = verbs.filter(({ path }) => path === `/pos/v1/${verb}`).flatMap(refusalsOf);
  if (documented.length > 0 && !documented.includes(code as ErrorCode)) throw new Error(`${verb} answered ${code}, which its refusals do not name`);
};

export const nonce = (): string => randomBytes(16).toString('hex');

/** A till of the north store with a key of its own, unless it is said otherwise. */
export const giveTill = (mall: Mall, terminalId = `T${nonce().slice(0, 8)}`, storeId = 'st_north'): Promise<GivenKey> =>
  giveKey(mall.deps, { storeId, terminalId, name: '三号收银台' });

/** A client that waits for nothing; `now` and `fetch` may be otherwise. */
export const clientOf = (mall: Mall, key: GivenKey, over: Partial<ClientOptions> & { now?: () => number; fetch?: typeof fetch } = {}): Till => {
  const { now = () => Date.now(), fetch: ask = fetch, ...options } = over;
  const till = createTill(
    { url: mall.runtime.url, key, firstPauseMs: 1, ...options },
    { fetch: ask, now, nonce, sleep: () => Promise.resolve(), random: () => 0 },
  );
  const call: Till['call'] = async (verb, data, requestId) => {
    const answer = await till.call(verb, data, requestId);
    assertDocumented(verb, answer);
    return answer;
  };
  return { call };
};

export type Reply = { status: number; body: any };

/** One request by hand: everything may be spoilt. */
export const post = async (mall: Mall, path: string, body: string, headers: Record<string, string>): Promise<Reply> => {
  const response = await fetch(mall.runtime.url + path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  return { status: response.status, body: await response.json() };
};

/** A signed request, signed as it is sent unless `signed` says what was signed instead. */
export const signedPost = async (mall: Mall, key: GivenKey, verb: string, data: unknown, signed: Partial<Parameters<typeof sign>[1]> = {}): Promise<Reply> => {
  const path = `/pos/v1/${verb}`;
  const body = JSON.stringify(data);
  const reply = await post(mall, path, body, sign(key, { method: 'POST', path, body, timestamp: Date.now(), nonce: nonce(), ...signed }));
  if (typeof reply.body === 'object' && reply.body !== null) assertDocumented(verb, reply.body);
  return reply;
};
