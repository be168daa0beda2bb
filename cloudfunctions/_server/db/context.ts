import tcb from '@cloudbase/node-sdk';

/** What the platform says about a call, merged with the function's environment; the context wins. */
export const platformContext = (context: object): Record<string, string | undefined> =>
  tcb.getCloudbaseContext(context as never) as unknown as Record<string, string | undefined>;
