import { z } from 'zod';
import type { ActingAs, ActionSpec, Contract, Envelope } from '@core/contracts/define';
import { errorMessages, type ErrorCode } from '@core/contracts/errors/codes';
import { refuse, type Result } from '@core/domain/result';
import { id, requestId as requestIdSchema } from '@core/contracts/shared';
import { admit } from './admission';
import type { Context, Handlers } from './context';
import { requestHash } from './crypto';
import { BusyError } from './db/errors';
import type { Deps } from './deps';
import { readPlatform, type PlatformContext } from './identity';

const actingAs = z.strictObject({
  role: z.enum(['guide', 'cashier', 'store-manager', 'brand-operator', 'group-operator', 'finance']),
  storeId: id,
  counterId: id.optional(),
  brandId: id.optional(),
  terminalId: z.string().regex(/^[0-9A-Za-z_-]{8,64}$/),
});

const body = z.object({
  action: z.string().max(64),
  requestId: requestIdSchema.optional(),
  data: z.unknown().optional(),
  as: actingAs.optional(),
});

const RETRYABLE: ReadonlySet<ErrorCode> = new Set(['TRY_AGAIN', 'INTERNAL']);

type Outcome = Result<unknown, ErrorCode>;
type Handler = {
  (context: Context, input: unknown, ahead?: Promise<unknown>): Promise<Outcome>;
  /** see `readingAhead` */
  read?: (context: Context, input: unknown) => Promise<unknown>;
};
type Call = { action: string; requestId?: string; data?: unknown; as?: ActingAs };

type Issue = z.core.$ZodIssue;

const below = (path: readonly PropertyKey[], issue: Issue): Issue => ({ ...issue, path: [...path, ...issue.path] });

/** Of several forms the one that is missed by least; the first of equals. */
const nearest = ({ path, errors }: z.core.$ZodIssueInvalidUnion): string[] =>
  errors
    .map(form => form.flatMap(issue => fieldsOf(below(path, issue))))
    .reduce((best, form) => (best.length > 0 && best.length <= form.length ? best : form), []);

/** Where an issue is; a field that nobody knows is named itself, or a misspelt one would never be found. */
const fieldsOf = (issue: Issue): string[] => {
  if (issue.code === 'unrecognized_keys') return issue.keys.map(key => [...issue.path, key.slice(0, 64)].join('.'));
  const named = issue.code === 'invalid_union' ? nearest(issue) : [];
  return named.length > 0 ? named : [issue.path.join('.')];
};

/** Facts for the message only: a list of the fields that do not fit, without the values. */
const invalid = (error: z.ZodError): Outcome => refuse('REQUEST_INVALID', { fields: error.issues.flatMap(fieldsOf).slice(0, 10) });

const run = async (spec: ActionSpec, handler: Handler, call: Call, platform: PlatformContext, context: Context): Promise<Outcome> => {
  const admission = () => admit(context, spec, platform, call.as);
  // a till is told nothing before it has signed; everybody else brings an identity that the platform has looked at
  const first = spec.caller.kind === 'till' ? await admission() : undefined;
  if (first && !first.ok) return first;
  const input = spec.input.safeParse(call.data ?? {});
  if (!input.success) return invalid(input.error);
  if (spec.changes && !call.requestId) return refuse('REQUEST_ID_REQUIRED');
  const admitting = first ?? admission();
  // only for somebody whom the platform has looked at; should it fail, the handler that waits for it is told
  const ahead = platform.login ? handler.read?.(context, input.data) : undefined;
  ahead?.catch(() => undefined);
  const admitted = await admitting;
  if (!admitted.ok) return admitted;
  // of what was read from the body: keys in the schema's order; only now, so that nothing hostile is walked through
  const bodyHash = spec.changes ? requestHash(context.deps.env.YIMA_HASH_KEY, input.data) : '';
  const result = await handler({ ...admitted.data, bodyHash }, input.data, ahead);
  // an answer that breaks its own contract is a bug here, not the caller's
  return result.ok ? { ok: true, data: spec.output.parse(result.data) } : result;
};

const guarded = async (work: () => Promise<Outcome>, report: (error: unknown) => void): Promise<Outcome> => {
  try {
    return await work();
  } catch (error) {
    report(error);
    return refuse(error instanceof BusyError ? 'TRY_AGAIN' : 'INTERNAL');
  }
};

const envelope = (outcome: Outcome, requestId: string, serverAt: number): Envelope<unknown> =>
  outcome.ok
    ? { ok: true, data: outcome.data, requestId, serverAt }
    : {
        ok: false,
        code: outcome.code,
        message: errorMessages[outcome.code],
        ...(outcome.data === undefined ? {} : { data: outcome.data }),
        requestId,
        serverAt,
        retryable: RETRYABLE.has(outcome.code),
      };

/** Turns a platform event into a call; the default takes the event as the request's body. */
export type ReadCall = (event: unknown, platform: PlatformContext) => unknown;

/**
 * The entry of a function: identity → role → parse input → handler → parse output → envelope → one log line.
 *
 * @param contract what can be asked for @param handlers one per action @param open makes the deps at the first call
 */
export const serve = <C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  open: () => Deps,
  readCall: ReadCall = event => event,
): ((event: unknown, context: object) => Promise<Envelope<unknown>>) => {
  let deps: Deps | undefined;
  return async (event, functionContext) => {
    deps ??= open();
    const current = deps;
    const startedAt = current.now();
    const platform = readPlatform(functionContext);
    const parsed = body.safeParse(readCall(event, platform));
    const requestId = (parsed.success && parsed.data.requestId) || current.ids.next('req');
    let failure: unknown;
    const outcome = await guarded(
      async () => {
        if (!parsed.success) return invalid(parsed.error);
        const call = parsed.data;
        // own keys only: "constructor" is not an action
        const spec = Object.hasOwn(contract, call.action) ? contract[call.action] : undefined;
        if (!spec) return refuse('ACTION_UNKNOWN');
        const context: Context = {
          deps: current,
          action: call.action,
          requestId,
          bodyHash: '',
          now: startedAt,
          clientIp: platform.clientIp,
        };
        return run(spec, handlers[call.action] as unknown as Handler, call, platform, context);
      },
      error => {
        failure = error;
      },
    );
    current.log({
      at: startedAt,
      action: parsed.success ? parsed.data.action : 'unreadable',
      requestId,
      code: outcome.ok ? 'OK' : outcome.code,
      ms: current.now() - startedAt,
      source: platform.source,
      ...(failure === undefined ? {} : { error: failure instanceof Error ? failure.stack : String(failure) }),
    });
    return envelope(outcome, requestId, current.now());
  };
};
