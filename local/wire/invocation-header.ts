/** The header by which the host of the functions names the invocation that a request comes from. */
export const INVOCATION_HEADER = 'x-yima-invocation';
