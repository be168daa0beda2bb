import { invalidParam, WireError } from '../wire/errors';
import type { WireHandler } from '../wire/handler';
import type { FunctionHost } from './host';

/** `functions.invokeFunction`: a function calls another; the callee sees no user, only that a function called. */
export const functionHandlers = (host: () => FunctionHost): Record<string, WireHandler> => ({
  'functions.invokeFunction': async (params, ctx) => {
    const { function_name: name, request_data: data } = params;
    if (typeof name !== 'string' || name === '')
      throw invalidParam('[InvalidParameter] function_name is missing.');
    const event = typeof data === 'string' && data !== '' ? data : '{}';
    const outcome = await host().invoke(name, event, { source: 'function' }, ctx.requestId);
    if (!outcome.ok) throw new WireError(outcome.code, outcome.message);
    return { data: { response_data: outcome.json } };
  },
});
