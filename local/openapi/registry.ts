import { WireError } from '../wire/errors';

/** What a stand-in answers: WeChat's JSON (`errcode` 0 on success), or bytes for the interfaces that return a picture. */
export type OpenApiAnswer =
  | { json: { errcode: number; errmsg: string } & Record<string, unknown> }
  | { bytes: Buffer; contentType: string };

/** One interface. `data` has WeChat's own names (snake_case). */
export type StandIn = {
  /** The error codes WeChat documents for it: the ones it can be told to fail with. */
  failures: Record<number, string>;
  run: (data: Record<string, unknown>) => OpenApiAnswer | Promise<OpenApiAnswer>;
};

export type OpenApi = {
  call(apiName: string, data: Record<string, unknown>): Promise<OpenApiAnswer>;
  /** The next `times` calls answer `errcode`; refuses an interface or a code WeChat does not document. */
  fail(apiName: string, errcode: number, times: number): void;
  names(): string[];
  /** What each interface is documented to fail with, by code. */
  failures(): Record<string, Record<number, string>>;
  /** The failures that are planned now. */
  planned(): { apiName: string; errcode: number; times: number }[];
  /** Forgets the planned failures. */
  clear(): void;
};

/** Failures any interface may answer. */
const COMMON: Record<number, string> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  48001: 'api unauthorized',
};

export const refusal = (errcode: number, errmsg: string): OpenApiAnswer => ({ json: { errcode, errmsg } });

const plain = (apiName: string): string => apiName.replace(/^openapi\./, '');

/** Dispatches by name; an interface that is not here is refused, never answered with an invented success. */
export const createOpenApi = (standIns: Record<string, StandIn>): OpenApi => {
  const planned = new Map<string, { errcode: number; times: number }>();
  const find = (apiName: string): { name: string; standIn: StandIn } => {
    const name = plain(apiName);
    const standIn = Object.hasOwn(standIns, name) ? standIns[name] : undefined;
    if (!standIn)
      throw new WireError(
        '-604100',
        `API not found: the local runtime has no stand-in for ${name.slice(0, 100)}`,
      );
    return { name, standIn };
  };
  return {
    names: () => Object.keys(standIns),
    failures: () =>
      Object.fromEntries(
        Object.entries(standIns).map(([name, standIn]) => [name, { ...COMMON, ...standIn.failures }]),
      ),
    planned: () => [...planned].map(([apiName, failure]) => ({ apiName, ...failure })),
    clear: () => planned.clear(),
    fail: (apiName, errcode, times) => {
      const { name, standIn } = find(apiName);
      if (standIn.failures[errcode] === undefined && COMMON[errcode] === undefined) {
        throw new WireError('INVALID_PARAM', `${name} is not documented to fail with ${errcode}`);
      }
      planned.set(name, { errcode, times });
    },
    call: async (apiName, data) => {
      const { name, standIn } = find(apiName);
      const failure = planned.get(name);
      if (failure === undefined) return standIn.run(data);
      failure.times -= 1;
      if (failure.times <= 0) planned.delete(name);
      return refusal(failure.errcode, standIn.failures[failure.errcode] ?? COMMON[failure.errcode]!);
    },
  };
};
