/** An expected outcome: either data, or a refusal with a closed code and the facts its message speaks of. Bugs throw instead. */
export type Result<T, C extends string = string> = Ok<T> | Refusal<C>;
export type Ok<T> = { readonly ok: true; readonly data: T };
export type Refusal<C extends string = string> = { readonly ok: false; readonly code: C; readonly data?: unknown };

/** It went well. */
export const ok = <T>(data: T): Ok<T> => ({ ok: true, data });

/** It cannot be, for a reason out of a closed list, with what the words for it need. */
export const refuse = <C extends string>(code: C, data?: unknown): Refusal<C> =>
  data === undefined ? { ok: false, code } : { ok: false, code, data };
