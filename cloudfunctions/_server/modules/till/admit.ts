import { createHash } from 'node:crypto';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { canonicalText, isTimely, readHead, type Head } from '@core/domain/till/signing';
import { ok, refuse, type Result } from '@core/domain/result';
import type { Clerk, Context, TillContext } from '../../context';
import { decrypt, hmacSha256, sameText } from '../../crypto';
import type { SignedRequest } from '../../signed';
import { readTill, rememberedTill } from './cache';
import { terminalOf, type Till, type TillKey } from './documents';
import { takeNonce } from './nonce';

const clerkOf = (till: Till): Clerk => ({
  kind: 'till',
  id: till._id,
  name: till.name,
  employer: 'mall',
  storeId: till.storeId,
  terminalId: terminalOf(till),
  wrongCodes: till.terminals ?? {},
});

const bodyHash = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex');

const isSigned = ({ deps }: Context, key: TillKey, head: Head, signature: string, request: SignedRequest): boolean => {
  const text = canonicalText(head, request.method, request.path, bodyHash(request.body));
  const secret = decrypt(deps.env.YIMA_DEVICE_KEYS, key.secretSealed);
  return sameText(Buffer.from(hmacSha256(secret, Buffer.from(text))).toString('hex'), signature);
};

/**
 * Lets a till in by its signature: right key, right text, right time, never seen before. Who it is follows from the key
 * alone. One round trip when its key is remembered and nothing is changed, two otherwise.
 */
export const admitTill = async (
  context: Context,
  request: SignedRequest | undefined,
  changes: boolean,
): Promise<Result<TillContext, ErrorCode>> => {
  const { deps, now } = context;
  const read = request && readHead(request.headers);
  if (!request || !read) return refuse('TILL_UNSIGNED');
  const { head, signature } = read;
  if (!isTimely(head.timestamp, now)) return refuse('TILL_CLOCK_OFF', { serverAt: now });
  const till = await (changes ? readTill : rememberedTill)(deps, head.keyId);
  const key = till?.keys.find(({ keyId }) => keyId === head.keyId);
  if (!till || !key) return refuse('TILL_KEY_UNKNOWN');
  if (!isSigned(context, key, head, signature, request)) return refuse('TILL_SIGNATURE_WRONG');
  // only who holds the key learns that it has ended
  if (key.state === 'revoked') return refuse('TILL_KEY_REVOKED');
  if (!(await takeNonce(context, head))) return refuse('TILL_NONCE_USED');
  return ok({ ...context, till, clerk: clerkOf(till) });
};
