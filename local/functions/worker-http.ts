import http from 'node:http';

type Requester = typeof http.request;

/**
 * Marks requests to the store with the invocation they belong to, so that faults can be planned for one of them.
 * The bundle and its SDK stay as they are: this happens beneath them, before they are loaded.
 */
export const markRequests = (
  storeUrl: string | undefined,
  header: string,
  current: () => string | undefined,
): void => {
  if (storeUrl === undefined) return;
  const { host } = new URL(storeUrl);
  const plain: Requester = http.request;
  http.request = ((...args: Parameters<Requester>) => {
    const req = plain(...args);
    const requestId = current();
    if (requestId !== undefined && !req.headersSent && req.getHeader('host') === host)
      req.setHeader(header, requestId);
    return req;
  }) as Requester;
};

/** Where the SDK of this thread finds the store. */
export const storeUrl = (): string | undefined => {
  const text = process.env.TCB_CONTEXT_CNFG;
  return text === undefined ? undefined : (JSON.parse(text) as { URL?: string }).URL;
};
