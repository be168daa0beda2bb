import { invalidParam } from '../wire/errors';

type Params = Record<string, unknown>;

/** A non-empty string; throws INVALID_PARAM. */
export const text = (params: Params, name: string): string => {
  const value = params[name];
  if (typeof value !== 'string' || value === '') throw invalidParam(`${name} is missing`);
  return value;
};

export const optionalText = (params: Params, name: string): string | undefined =>
  params[name] === undefined ? undefined : text(params, name);

/** A number that is not negative. */
export const count = (params: Params, name: string, fallback?: number): number | undefined => {
  const value = params[name] ?? fallback;
  if (value !== undefined && (typeof value !== 'number' || !Number.isFinite(value) || value < 0))
    throw invalidParam(`${name} must be a number`);
  return value as number | undefined;
};

/** A whole number of at least `least`. */
export const wholeNumber = (params: Params, name: string, least: number): number | undefined => {
  const value = count(params, name);
  if (value !== undefined && (!Number.isInteger(value) || value < least))
    throw invalidParam(`${name} must be a whole number from ${least}`);
  return value;
};
