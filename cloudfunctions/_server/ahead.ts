import type { Context } from './context';

/**
 * An action that asks for something by its input alone while its caller is being looked up: one wait less for whoever
 * stands at a counter. Who is refused hears nothing of it, and no refusal waits for it. The handler is called without
 * `ahead` where the platform knows no login: for a till, a desktop.
 *
 * @param read must change nothing, and depend on nothing but the input
 */
export const readingAhead = <C extends Context, I, F, R>(
  read: (context: Context, input: I) => Promise<F>,
  handle: (context: C, input: I, ahead?: Promise<F>) => Promise<R>,
) => Object.assign((context: C, input: I, ahead?: Promise<F>) => handle(context, input, ahead), { read });
