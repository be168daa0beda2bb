import { fullInstant } from './format';

const DEEPEST = 60;
/** Instants are kept as numbers; from 2001 to 2100 one is shown as a date too. */
const INSTANT_NAME = /(At|_at|Time|_time)$/;
const isInstant = (name: string, value: unknown): value is number =>
  typeof value === 'number' && INSTANT_NAME.test(name) && value > 978e9 && value < 4_102e9;

/** The one value behind a wrapper such as `{ "$numberInt": "5" }`, or undefined when it is none. */
const unwrapped = (value: Record<string, unknown>): unknown => {
  const keys = Object.keys(value);
  const [key] = keys;
  if (keys.length !== 1 || key === undefined) return undefined;
  const inner = value[key];
  switch (key) {
    case '$numberInt':
    case '$numberDouble':
      return Number.isFinite(Number(inner)) ? Number(inner) : String(inner);
    case '$numberLong':
      return Number.isSafeInteger(Number(inner)) ? Number(inner) : String(inner);
    case '$oid':
      return `ObjectId(${String(inner)})`;
    case '$date': {
      const { $numberLong: long } = Object(inner) as { $numberLong?: unknown };
      const at = long === undefined ? Date.parse(String(inner)) : Number(long);
      return Number.isFinite(at) && Math.abs(at) < 8e15 ? `${fullInstant(at)} +08:00` : String(long ?? inner);
    }
    default:
      return undefined;
  }
};

/** EJSON as a person reads it: plain numbers, dates as dates. For looking at, not for sending back. */
export const readable = (value: unknown, depth = 0): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return '…';
  if (Array.isArray(value)) return value.map(item => readable(item, depth + 1));
  const plain = unwrapped(value as Record<string, unknown>);
  if (plain !== undefined) return plain;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const shown = readable(item, depth + 1);
      return [key, isInstant(key, shown) ? `${shown} · ${fullInstant(shown)}` : shown];
    }),
  );
};
