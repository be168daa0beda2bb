import type { IncomingMessage } from 'node:http';
import { GatewayError } from './http';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * The runtime has no password, so it answers only pages of its own: a foreign site (another origin, or a name
 * that was re-pointed to this machine) must not be able to log in or change the store through the user's browser.
 */
export const refuseForeign = (req: IncomingMessage): void => {
  const host = req.headers.host ?? '';
  if (!LOOPBACK.test(host))
    throw new GatewayError(403, 'FOREIGN_HOST', 'this runtime answers on the local address only');
  refuseForeignOrigin(req);
};

/** A page of another site must not act through the user's browser. */
export const refuseForeignOrigin = (req: IncomingMessage): void => {
  const { origin, host = '' } = req.headers;
  if (origin !== undefined && origin !== `http://${host}`) {
    throw new GatewayError(403, 'FOREIGN_ORIGIN', 'this runtime answers its own pages only');
  }
};

/** Changes must be sent as JSON: a foreign page cannot do that without asking first, and is never allowed. */
export const demandJson = (req: IncomingMessage): void => {
  if (!/^application\/json\b/i.test(req.headers['content-type'] ?? '')) {
    throw new GatewayError(415, 'INVALID_PARAM', 'send the body as application/json');
  }
};
