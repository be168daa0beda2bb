/** What the platform's sign-in answers; `expires_in` in seconds. */
type Tokens = { access_token: string; refresh_token: string; expires_in: number; sub: string };
type Kept = { access: string; refresh: string; until: number; sub: string; kind: 'anonymous' | 'custom' };

/** A tab of its own: closing it signs out, and two tabs can be two people. */
const KEY = 'yima.web-session';
/** A token that is nearly over is renewed before it is sent. */
const EARLY_MS = 60_000;

/** The deployed app asks its environment's own gateway; on the local runtime that is the same origin. */
export const gatewayUrl = (path: string): string =>
  process.env.YIMA_TARGET !== 'local' && process.env.YIMA_CLOUD_ENV
    ? `https://${process.env.YIMA_CLOUD_ENV}.api.tcloudbasegateway.com${path}`
    : path;

const read = (): Kept | undefined => {
  const text = window.sessionStorage.getItem(KEY);
  return text ? (JSON.parse(text) as Kept) : undefined;
};

const keep = (kind: Kept['kind'], tokens: Tokens): void => {
  const kept: Kept = {
    access: tokens.access_token,
    refresh: tokens.refresh_token,
    until: Date.now() + tokens.expires_in * 1000,
    sub: tokens.sub,
    kind,
  };
  window.sessionStorage.setItem(KEY, JSON.stringify(kept));
};

/** Forgets who this tab is. */
export const forgetWebSession = (): void => window.sessionStorage.removeItem(KEY);

const post = async (path: string, body: object): Promise<Tokens | undefined> => {
  const response = await fetch(gatewayUrl(path), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.ok) return (await response.json()) as Tokens;
  // refused for good; anything else is the network's or the platform's trouble and may pass
  if (response.status < 500) return undefined;
  throw new TypeError(`sign-in answered ${response.status}`);
};

let renewing: Promise<void> | undefined;
const renew = async ({ refresh, kind }: Kept): Promise<void> => {
  const tokens = await post('/auth/v1/token', { grant_type: 'refresh_token', refresh_token: refresh });
  if (tokens) keep(kind, tokens);
  else forgetWebSession();
};

/** The access token to send, renewed when it is nearly over; undefined when this tab has not signed in. */
export const bearer = async (): Promise<string | undefined> => {
  const kept = read();
  if (!kept) return undefined;
  if (Date.now() < kept.until - EARLY_MS) return kept.access;
  renewing ??= renew(kept).finally(() => {
    renewing = undefined;
  });
  await renewing;
  return read()?.access;
};

/** Who this tab is signed in as, if it is. */
export const webPerson = (): { kind: Kept['kind']; sub: string } | undefined => read();

/** Becomes a visitor without a name: what a tab needs to ask for a code. @throws TypeError without network */
export const enterAnonymously = async (): Promise<boolean> => {
  const tokens = await post('/auth/v1/signin/anonymously', {});
  if (tokens) keep('anonymous', tokens);
  return tokens !== undefined;
};

/** Becomes the person whose ticket it is. @throws TypeError without network */
export const enterWithTicket = async (ticket: string): Promise<boolean> => {
  const tokens = await post('/auth/v1/signin/custom', { provider_id: 'custom', ticket });
  if (tokens) keep('custom', tokens);
  return tokens !== undefined;
};
