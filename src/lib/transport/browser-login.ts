import { urlOf } from '../go';
import type { Login } from './login';
import { bearer, forgetWebSession, webPerson } from './web-session';

/** A function's word that this tab is nobody any more. */
const OVER: Record<'anonymous' | 'custom', ReadonlySet<string>> = {
  anonymous: new Set(['LOGIN_REQUIRED']),
  custom: new Set(['LOGIN_REQUIRED', 'DESKTOP_SIGNED_OUT']),
};

const toSignIn = (): void => {
  window.location.hash = `#${urlOf('signin')}`;
  window.location.reload();
};

/**
 * Who a browser's tab is: a member of staff who let it in with her phone, else (on the local runtime only) the demo
 * person it chose.
 */
export const browserLogin = (demo: Login | undefined): Login => {
  const required = (): boolean => {
    forgetWebSession();
    if (!demo) toSignIn();
    else if (demo.person() === 'nobody') demo.required();
    else window.location.reload();
    return true;
  };
  return {
    headers: async () => {
      const token = await bearer();
      return token === undefined ? ((await demo?.headers()) ?? {}) : { authorization: `Bearer ${token}` };
    },
    person: () => {
      const who = webPerson();
      return who?.kind === 'custom' ? who.sub : (demo?.person() ?? 'me');
    },
    required,
    refused: code => {
      const who = webPerson();
      return who !== undefined && OVER[who.kind].has(code) && required();
    },
    // signing in and out both load the app anew, so it is the same for as long as this value lives
    ...(webPerson()?.kind === 'custom'
      ? {
          leave: () => {
            forgetWebSession();
            toSignIn();
          },
        }
      : {}),
  };
};
