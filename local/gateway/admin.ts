import type { FunctionHost } from '../functions/host';
import type { Invocations } from '../functions/invocations';
import type { FunctionLogs } from '../functions/logs';
import type { OpenApi } from '../openapi/registry';
import type { Subscriptions } from '../openapi/subscribe';
import type { Storage } from '../storage/storage';
import type { Timers } from '../timers/timers';
import { invalidParam, WireError } from '../wire/errors';
import { faultAdmin } from './fault-admin';
import type { Faults } from './faults';
import { demandJson } from './guard';
import { readJson, sendJson, type Exchange } from './http';
import { count, optionalText, text, wholeNumber } from './params';
import type { People, PeopleFile } from './people';

const ADMIN_BODY_BYTES = 16 * 1024 * 1024;
const MOST_FIRINGS = 10;

/** One action of `POST /_local/admin`: takes the body, answers a JSON object; refuses with a WireError. */
export type AdminHandler = (params: Record<string, unknown>) => unknown;

type Deps = {
  host: () => FunctionHost;
  timers: () => Timers;
  logs: FunctionLogs;
  invocations: Invocations;
  openApi: OpenApi;
  subscriptions: Subscriptions;
  people: People;
  storage: Storage;
  now: () => number;
  faults: Faults;
};

/** The gateway's own administration: people, planned faults, open APIs, timers, functions and their logs. */
export const gatewayAdmin = (deps: Deps): Record<string, AdminHandler> => ({
  'people.set': params => {
    if (!Array.isArray(params.people)) throw invalidParam('people must be a list');
    const { people, demoScene, journeys } = params as PeopleFile;
    deps.people.set({ people, demoScene, journeys });
    return {};
  },
  'people.list': () => deps.people.all(),
  ...faultAdmin(deps.faults),
  'openapi.fail': params => {
    const errcode = params.errcode;
    if (typeof errcode !== 'number') throw invalidParam('errcode must be a number');
    deps.openApi.fail(text(params, 'apiName'), errcode, count(params, 'times', 1)!);
    return {};
  },
  'openapi.list': () => ({
    names: deps.openApi.names(),
    failures: deps.openApi.failures(),
    planned: deps.openApi.planned(),
  }),
  'openapi.clear': () => {
    deps.openApi.clear();
    return {};
  },
  'openapi.sent': () => ({ messages: deps.subscriptions.sent }),
  'storage.list': () => ({ files: deps.storage.files.list().map(({ blob: _blob, ...file }) => file) }),
  'storage.delete': async params => ({ deleted: await deps.storage.files.remove(text(params, 'path')) }),
  'timer.list': () => ({ timers: deps.timers().list() }),
  'timer.run': async params => {
    const name = text(params, 'name');
    const times = wholeNumber(params, 'times', 1) ?? 1;
    if (times > MOST_FIRINGS) throw invalidParam(`times must be at most ${MOST_FIRINGS}`);
    // the platform may deliver one firing more than once: then its time is the same
    const at = deps.now();
    const outcomes = await Promise.all(Array.from({ length: times }, () => deps.timers().run(name, at)));
    const results = outcomes.map(outcome => {
      if (outcome === null) throw new WireError('TIMER_NOT_FOUND', `no timer is called ${name}`);
      if (!outcome.ok) throw new WireError(outcome.code, outcome.message);
      return JSON.parse(outcome.json) as unknown;
    });
    return { result: results[0], ...(times > 1 ? { results } : {}) };
  },
  'functions.list': () => ({ functions: deps.host().list() }),
  'calls.recent': params => ({
    calls: deps.invocations.recent({
      functionName: optionalText(params, 'name'),
      limit: count(params, 'limit'),
    }),
  }),
  'logs.read': params => {
    const requestId = optionalText(params, 'requestId');
    return { lines: deps.logs.read(text(params, 'name'), { limit: count(params, 'limit'), requestId }) };
  },
});

/** `POST /_local/admin`: dispatches on `action`; HTTP 200 with `{code, message}` for a refusal, as on the wire. */
export const adminRoute =
  (handlers: Record<string, AdminHandler>) =>
  async ({ req, res, requestId }: Exchange): Promise<void> => {
    demandJson(req);
    const { value } = await readJson(req, ADMIN_BODY_BYTES);
    const action = String(value.action);
    try {
      const handler = Object.hasOwn(handlers, action) ? handlers[action] : undefined;
      if (!handler) throw invalidParam(`there is no admin action ${action.slice(0, 100)}`);
      sendJson(res, 200, { requestId, ...((await handler(value)) as object) });
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      sendJson(res, 200, { requestId, code: error.code, message: error.message });
    }
  };
