import { browserLogin } from './browser-login';
import { localLogin } from './local-login';

/** Who is signed in, as far as the client has to know. Identity itself is the platform's business. */
export type Login = {
  /** sent with each HTTP call. @throws TypeError when a login must be renewed and there is no network */
  headers: () => Promise<Record<string, string>>;
  /** a short name for whose data the browser's storage keeps */
  person: () => string;
  /** the platform does not know this browser: goes to where one signs in; false when there is no such place */
  required: () => boolean;
  /** a function refused with this code: true when that means signing in again, and the page is leaving */
  refused?: (code: string) => boolean;
  /** Signs this browser out; absent where the platform, or the choice of a demo person, signs in. */
  leave?: () => void;
};

const platformLogin: Login = { headers: async () => ({}), person: () => 'me', required: () => false };

/** The build for the local runtime has a choice of demo people. */
const demo = process.env.YIMA_TARGET === 'local' && process.env.TARO_ENV === 'h5' ? localLogin() : undefined;

/** In WeChat the platform signs everyone in; a browser is let in by a phone. */
export const login: Login = process.env.TARO_ENV === 'h5' ? browserLogin(demo) : platformLogin;
