import type { BSONRegExp } from 'bson';
import type { Doc, Value } from '../ejson/value';
import type { BoundedRegex } from './bounded-regex';

/** A regular expression meets texts, and stored expressions that are the same as its source. */
export type Pattern = { pattern: BoundedRegex; source: BSONRegExp };

/** One condition on the value a path reaches. Negations are `not`. */
export type FieldTest =
  | { op: 'eq' | 'gt' | 'gte' | 'lt' | 'lte'; value: Value }
  | { op: 'in'; values: Value[]; patterns: Pattern[] }
  | { op: 'not'; tests: FieldTest[] }
  | { op: 'exists' }
  | { op: 'and'; tests: FieldTest[] }
  | { op: 'never' }
  | { op: 'elemMatch'; element: QueryNode | { op: 'value'; tests: FieldTest[] } }
  | { op: 'size'; size: number }
  | { op: 'mod'; divisor: bigint; remainder: bigint }
  | { op: 'regex'; pattern: BoundedRegex; prefix: string | undefined; source: BSONRegExp }
  | { op: 'type'; names: readonly string[] }
  | { op: 'bits'; all: boolean; set: boolean; mask: bigint }
  | { op: 'geo'; matches: (value: Value) => boolean }
  | { op: 'near'; near: Near };

/** A distance that is asked for: `distance` answers undefined for what is no place. */
export type Near = { distance: (value: Value) => number | undefined; max: number; min: number };

/** A parsed query: what the matcher runs and the planner reads. */
export type QueryNode =
  { op: 'and' | 'or' | 'nor'; nodes: QueryNode[] } | { op: 'field'; path: string; test: FieldTest } | DocTest;

/** A condition on the whole document; `implied` is what follows from it for single fields, for the planner. */
export type DocTest = { op: 'document'; matches: (doc: Doc) => boolean; implied: QueryNode[] };
