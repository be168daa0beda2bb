import { localLogin } from './local-login';

/** Who is signed in, as far as the client has to know. Identity itself is the platform's business. */
export type Login = {
  /** sent with each HTTP call */
  headers: () => Record<string, string>;
  /** a short name for whose data the browser's storage keeps */
  person: () => string;
  /** the platform does not know this browser: goes to where one signs in; false when there is no such place */
  required: () => boolean;
  /** Signs this browser out; absent where the platform signs everyone in. */
  leave?: () => void;
};

const platformLogin: Login = { headers: () => ({}), person: () => 'me', required: () => false };

/** In WeChat the platform signs everyone in. Only the build for the local runtime has a choice of demo people. */
export const login: Login =
  process.env.YIMA_TARGET === 'local' && process.env.TARO_ENV === 'h5' ? localLogin() : platformLogin;
