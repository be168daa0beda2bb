import type { Login } from './context';
import { platformContext } from './db/context';
import type { SignedRequest } from './signed';

/** Facts about a call that only the platform can say. */
export type PlatformContext = {
  login?: Login;
  /** of the platform's custom login: a desktop session */
  customUser?: string;
  clientIp?: string;
  source: 'client' | 'timer' | 'http';
  platformRequestId: string;
  /** the request itself, behind HTTP access; put there by `overHttp`, never by a client */
  signed?: SignedRequest;
};

type FunctionContext = { environment?: string; request_id?: string; requestId?: string; signed?: SignedRequest };

/** Reads the platform's context; nothing of the payload is looked at. */
export const readPlatform = (context: FunctionContext): PlatformContext => {
  const env = platformContext(context);
  const openid = env.WX_OPENID ?? env.OPENID;
  const source = (env.TRIGGER_SRC ?? env.TCB_SOURCE ?? '').toLowerCase();
  return {
    login: openid ? { openid, unionid: env.WX_UNIONID } : undefined,
    customUser: env.TCB_CUSTOM_USER_ID || undefined,
    clientIp: env.TCB_SOURCE_IP || env.WX_CLIENTIP || undefined,
    source: source.includes('timer') ? 'timer' : source.includes('http') ? 'http' : 'client',
    platformRequestId: context.request_id ?? context.requestId ?? '',
    signed: context.signed,
  };
};
