import type { Caller, FunctionSpec, WebLogin } from './types';

/** How the platform names the source of a call, in the two places where functions look for it. */
const SOURCES = {
  call: { TCB_SOURCE: 'wx_client' },
  timer: { TRIGGER_SRC: 'timer', TCB_SOURCE: 'wx_trigger' },
  http: { TRIGGER_SRC: 'http', TCB_SOURCE: 'wx_http' },
  function: { TCB_SOURCE: 'scf' },
} as const;

type Input = { spec: FunctionSpec; caller: Caller; requestId: string; envId: string; appid: string };

const webIdentity = ({ uid, customUserId }: WebLogin): Record<string, string> => ({
  TCB_UUID: uid,
  LOGINTYPE: customUserId === undefined ? 'ANONYMOUS' : 'CUSTOM',
  TCB_ISANONYMOUS_USER: String(customUserId === undefined),
  ...(customUserId === undefined ? {} : { TCB_CUSTOM_USER_ID: customUserId }),
});

const identity = ({ caller, appid }: Input): Record<string, string> => {
  if (caller.web !== undefined) return webIdentity(caller.web);
  if (caller.openid === undefined) return {};
  return {
    WX_OPENID: caller.openid,
    WX_APPID: appid,
    ...(caller.unionid === undefined ? {} : { WX_UNIONID: caller.unionid }),
    LOGINTYPE: 'WECHAT-OPENID',
  };
};

/**
 * The `context` argument of a handler, as `CloudBase.getCloudbaseContext(context)` reads it:
 * `environment` is a JSON string with the caller's identity, which only the gateway decides.
 */
export const buildContext = (input: Input): Record<string, unknown> => {
  const { spec, caller, requestId, envId } = input;
  const environment = {
    ...identity(input),
    ...SOURCES[caller.source],
    ...(caller.clientIp === undefined
      ? {}
      : { WX_CLIENTIP: caller.clientIp, TCB_SOURCE_IP: caller.clientIp }),
    TCB_ENV: envId,
    SCF_NAMESPACE: envId,
  };
  return {
    callbackWaitsForEmptyEventLoop: false,
    request_id: requestId,
    function_name: spec.name,
    function_version: '$LATEST',
    namespace: envId,
    memory_limit_in_mb: spec.memoryMb,
    time_limit_in_ms: spec.timeoutMs,
    environment: JSON.stringify(environment),
    environ: '',
  };
};
