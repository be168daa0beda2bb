import { login } from './login';
import { isEnvelope, TIMEOUT_MS, type Sent, type Transport } from './types';

const failed = (code: 'OFFLINE' | 'TIMEOUT' | 'SERVER'): Sent => ({ kind: 'failed', code });

const readAnswer = async (response: Response): Promise<Sent> => {
  const body: unknown = await response.json().catch(() => undefined);
  if (isEnvelope(body)) return { kind: 'answer', envelope: body };
  if (response.status === 401 && login.required()) return new Promise(() => undefined); // the page is leaving
  return failed('SERVER');
};

/** The browser's way to a function: `POST /v1/functions/<name>` on the same origin. */
export const httpTransport: Transport = async (name, body) => {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(`/v1/functions/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...login.headers() },
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
