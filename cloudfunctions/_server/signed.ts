/** A request as it came over HTTP access: what a signature is checked against. */
export type SignedRequest = {
  method: string;
  /** without query and without a slash at its end */
  path: string;
  /** names in small letters */
  headers: Readonly<Record<string, string | undefined>>;
  body: Uint8Array;
};
