import type { Envelope, RequestBody } from '@core/contracts/define';
import type { ClientCode } from '../failure';

export type FunctionName = 'consumer' | 'guide' | 'ops';

/** What came back: the function's envelope, or why nothing did. */
export type Sent = { kind: 'answer'; envelope: Envelope<unknown> } | { kind: 'failed'; code: ClientCode };

/** Carries one request to one function. Never throws for a network that fails. */
export type Transport = (name: FunctionName, body: RequestBody) => Promise<Sent>;

/** True when `value` has the form of an envelope; a proxy's error page has not. */
export const isEnvelope = (value: unknown): value is Envelope<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { ok?: unknown }).ok === 'boolean';

/** Longer than the functions' own 20 s, so that the server gives up first and says so. */
export const TIMEOUT_MS = 22_000;
