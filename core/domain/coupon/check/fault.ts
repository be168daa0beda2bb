/** Why a template is refused; a closed list. */
export type FaultCode =
  /** must be filled in */
  | 'EMPTY'
  /** must be a whole number */
  | 'NOT_WHOLE'
  /** outside of `min` … `max` */
  | 'OUT_OF_RANGE'
  /** the end is before the beginning */
  | 'WRONG_ORDER'
  /** the end is past */
  | 'ALREADY_OVER'
  /** no bill could ever meet it; `why` names the rule it contradicts */
  | 'NEVER_USABLE'
  /** listed twice */
  | 'REPEATED'
  | 'SHARES_NOT_WHOLE'
  | 'BELOW_ISSUED'
  | 'ABOVE_STOCK'
  | 'PRICE_ABOVE_FACE'
  | 'BUDGET_TOO_SMALL'
  /** so many counters that take the money themselves would take part unasked */
  | 'COUNTERS_UNASKED'
  /** a piece costs nothing, so a budget would stop none */
  | 'NEVER_CHARGED'
  | 'BELOW_CHARGED';

/** `field` is the path in the template, e.g. "conditions.0.days". */
export type Fault = { field: string; code: FaultCode; data?: Readonly<Record<string, number | string>> };

/** One fault; without data where its sentence needs none. */
export const fault = (field: string, code: FaultCode, data?: Fault['data']): Fault => (data ? { field, code, data } : { field, code });

/** No fault when it is a whole number from `min` to `max`, both included. */
export const inRange = (field: string, value: number, min: number, max: number): Fault[] => {
  if (!Number.isSafeInteger(value)) return [fault(field, 'NOT_WHOLE')];
  return value < min || value > max ? [fault(field, 'OUT_OF_RANGE', { min, max })] : [];
};

/** No fault when something is in it. */
export const filledIn = (field: string, value: { length: number }): Fault[] =>
  (typeof value === 'string' ? value.trim() : value).length === 0 ? [fault(field, 'EMPTY')] : [];

/** No fault when no value stands in it twice. */
export const noneTwice = (field: string, values: readonly (string | number)[]): Fault[] =>
  new Set(values).size < values.length ? [fault(field, 'REPEATED')] : [];
