import { invalidParam } from '../wire/errors';
import type { AdminHandler } from './admin';
import {
  CALL_FAULTS,
  DATABASE_FAULTS,
  FAULT_KINDS,
  isFaultKind,
  type FaultMatch,
  type Faults,
} from './faults';
import { count, optionalText, text, wholeNumber } from './params';

const MATCH_FIELDS = ['function', 'actionName', 'token', 'verb'] as const;

const matchOf = (value: unknown, kind: string): FaultMatch => {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null) throw invalidParam('match must be an object');
  const match = value as Record<string, unknown>;
  // a misspelt condition would make the fault happen everywhere
  const unknown = Object.keys(match).find(name => !(MATCH_FIELDS as readonly string[]).includes(name));
  if (unknown !== undefined) throw invalidParam(`match knows ${MATCH_FIELDS.join(', ')}, not ${unknown}`);
  if (match.verb !== undefined && !(DATABASE_FAULTS as readonly string[]).includes(kind))
    throw invalidParam(`${kind} is about calls of functions: it cannot match a verb`);
  return Object.fromEntries(
    MATCH_FIELDS.flatMap(name => (match[name] === undefined ? [] : [[name, text(match, name)]])),
  );
};

const probabilityOf = (params: Record<string, unknown>): number | undefined => {
  const probability = count(params, 'probability');
  if (probability !== undefined && probability > 1) throw invalidParam('probability must be from 0 to 1');
  return probability;
};

const seedOf = (value: unknown): string | undefined => {
  if (value === undefined || typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  throw invalidParam('seed must be a string or a number');
};

const msOf = (params: Record<string, unknown>, kind: string): number | undefined => {
  if (kind !== 'clock') return count(params, 'ms');
  if (typeof params.ms !== 'number' || !Number.isFinite(params.ms)) throw invalidParam('ms must be a number');
  return params.ms;
};

const whenOf = (value: unknown): 'before' | 'after' | undefined => {
  if (value === undefined || value === 'before' || value === 'after') return value;
  throw invalidParam('when must be before or after');
};

const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;

/** `fault.set`, `fault.clear`, `fault.list`, `fault.hits`. */
export const faultAdmin = (faults: Faults): Record<string, AdminHandler> => ({
  'fault.set': params => {
    const { kind } = params;
    if (!isFaultKind(kind)) throw invalidParam(`kind must be one of ${FAULT_KINDS.join(', ')}`);
    if (params.at !== undefined && (CALL_FAULTS as readonly string[]).includes(kind))
      throw invalidParam(`${kind} is about a whole call: it has no n-th database call`);
    return {
      id: faults.set(
        defined({
          kind,
          match: matchOf(params.match, kind),
          ms: msOf(params, kind),
          times: wholeNumber(params, 'times', 1),
          skip: wholeNumber(params, 'skip', 0),
          at: wholeNumber(params, 'at', 1),
          when: whenOf(params.when),
          probability: probabilityOf(params),
          seed: seedOf(params.seed),
          code: optionalText(params, 'code'),
        }),
      ),
    };
  },
  'fault.clear': params => {
    faults.clear(optionalText(params, 'id'));
    return {};
  },
  'fault.list': () => ({ faults: faults.list() }),
  'fault.hits': () => ({ hits: faults.hits() }),
});
