import { demandJson } from './guard';
import { readJson, sendJson, type Exchange } from './http';
import type { Route } from './router';
import type { Tokens, WebLogins } from './web-login';

const BODY_BYTES = 16 * 1024;

/** The platform's own form of a refusal. */
const refused = ({ res }: Exchange, error: string, description: string): void =>
  sendJson(res, 400, { error, error_code: 3, error_description: description });

const post = (path: string, exchangeTokens: (body: Record<string, unknown>) => Tokens | null): Route => ({
  method: 'POST',
  path,
  handler: async exchange => {
    demandJson(exchange.req);
    const { value } = await readJson(exchange.req, BODY_BYTES);
    const tokens = exchangeTokens(value);
    if (tokens) sendJson(exchange.res, 200, tokens);
    else refused(exchange, 'invalid_argument', 'the ticket or token is not valid');
  },
});

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `POST /auth/v1/signin/anonymously`, `/auth/v1/signin/custom` and `/auth/v1/token`, as browsers call the platform. */
export const webLoginRoutes = (logins: WebLogins): Route[] => [
  post('/auth/v1/signin/anonymously', () => logins.anonymous()),
  post('/auth/v1/signin/custom', ({ provider_id, ticket }) =>
    provider_id === 'custom' ? logins.custom(text(ticket)) : null,
  ),
  post('/auth/v1/token', ({ grant_type, refresh_token }) =>
    grant_type === 'refresh_token' ? logins.refresh(text(refresh_token)) : null,
  ),
];
