import type { Envelope, RequestBody } from '@core/contracts/define';

type Answer = { data: unknown } | { refuse: { code: string; message: string; retryable?: boolean } } | 'lost' | Promise<Answer>;

/**
 * For component tests: answers the app's own HTTP transport. Each action has a handler; `calls` are the requests in the
 * order they were sent. `lost` cuts the connection, as when a phone leaves the network before the answer is there.
 */
export const testServer = (handlers: Record<string, (body: RequestBody) => Answer>) => {
  const calls: RequestBody[] = [];
  const envelope = (body: RequestBody, answer: Exclude<Answer, 'lost' | Promise<Answer>>): Envelope<unknown> => {
    const common = { requestId: body.requestId ?? 'req_test', serverAt: Date.now() };
    if ('data' in answer) return { ok: true, data: answer.data, ...common };
    return { ok: false, retryable: false, ...answer.refuse, ...common } as Envelope<unknown>;
  };
  globalThis.fetch = (async (_url: string, init: { body: string }) => {
    const body = JSON.parse(init.body) as RequestBody;
    calls.push(body);
    const handler = handlers[body.action];
    if (!handler) throw new Error(`no answer was prepared for ${body.action}`);
    const answer = await handler(body);
    if (answer === 'lost') throw new TypeError('Failed to fetch');
    return { status: 200, json: async () => envelope(body, answer) };
  }) as unknown as typeof fetch;
  return { calls, of: (action: string) => calls.filter(call => call.action === action) };
};
