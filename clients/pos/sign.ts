import { createHash, createHmac } from 'node:crypto';
import { canonicalText, HEADERS, type Head } from '@core/domain/till/signing';

/** What a till was given: see docs/till.md. */
export type TillKey = { keyId: string; secret: string };

/** One request that is to be sent; `timestamp` in epoch ms, the nonce new for each. */
export type Outgoing = { method: string; path: string; body: string; timestamp: number; nonce: string };

/** The four headers of a signed request. The secret's own characters are the key: nothing is decoded. */
export const sign = ({ keyId, secret }: TillKey, { method, path, body, timestamp, nonce }: Outgoing): Record<string, string> => {
  const head: Head = { keyId, timestamp, nonce };
  const bodyHash = createHash('sha256').update(body).digest('hex');
  const signature = createHmac('sha256', secret)
    .update(canonicalText(head, method, path, bodyHash))
    .digest('hex');
  return {
    [HEADERS.keyId]: keyId,
    [HEADERS.timestamp]: String(timestamp),
    [HEADERS.nonce]: nonce,
    [HEADERS.signature]: signature,
  };
};
