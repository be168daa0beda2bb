import { login } from './login';
import { gatewayUrl } from './web-session';
import { isEnvelope, TIMEOUT_MS, type Sent, type Transport } from './types';

const failed = (code: 'OFFLINE' | 'TIMEOUT' | 'SERVER'): Sent => ({ kind: 'failed', code });

/** The page is leaving: nothing that waits for an answer shall show one. */
const leaving = (): Promise<Sent> => new Promise(() => undefined);

const readAnswer = async (response: Response): Promise<Sent> => {
  const body: unknown = await response.json().catch(() => undefined);
  if (isEnvelope(body)) {
    if (!body.ok && login.refused?.(body.code)) return leaving();
    return { kind: 'answer', envelope: body };
  }
  if (response.status === 401 && login.required()) return leaving();
  return failed('SERVER');
};

/** The browser's way to a function: `POST /v1/functions/<name>` of the environment's gateway. */
export const httpTransport: Transport = async (name, body) => {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(gatewayUrl(`/v1/functions/${name}`), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await login.headers()) },
      body: JSON.stringify(body),
      signal: abort.signal,
    });
    return await readAnswer(response);
  } catch {
    // `fetch` rejects for no other reason than a network that is not there or our own abort
    return failed(abort.signal.aborted ? 'TIMEOUT' : 'OFFLINE');
  } finally {
    clearTimeout(timer);
  }
};
