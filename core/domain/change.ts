/** One field that changed; absent on the side where there was nothing. */
export type FieldChange = { field: string; before?: unknown; after?: unknown };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same content, whatever the order in which its keys were written. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (!isRecord(value)) return value;
  const keys = Object.keys(value).filter(key => value[key] !== undefined);
  return keys.sort().map(key => [key, canonical(value[key])]);
};

const same = (left: unknown, right: unknown): boolean => JSON.stringify([canonical(left)]) === JSON.stringify([canonical(right)]);

/** One step of a state machine; without `before` something new. */
export const stateChange = (before: string | undefined, after: string): FieldChange[] =>
  changesBetween<{ state: string }>(before === undefined ? {} : { state: before }, { state: after }, ['state']);

/** What differs between two versions of a record, field by field in the order of `fields`; nothing when nothing does. */
export const changesBetween = <T extends object>(
  before: Partial<T>,
  after: Partial<T>,
  fields: readonly (keyof T & string)[],
): FieldChange[] =>
  fields
    .filter(field => !same(before[field], after[field]))
    .map(field => ({
      field,
      ...(before[field] === undefined ? {} : { before: before[field] }),
      ...(after[field] === undefined ? {} : { after: after[field] }),
    }));
