import type { IndexField } from './index-keys';

export type IndexSpec = {
  name: string;
  keys: [field: string, direction: 1 | -1][];
  unique?: boolean;
  sparse?: boolean;
};

const fieldOf = ([path, direction]: [string, 1 | -1]): IndexField => ({
  path,
  parts: path.split('.'),
  direction,
});

/** What the planner and the key generator read of a specification. */
export const shapeOf = (spec: IndexSpec) => ({
  name: spec.name,
  fields: spec.keys.map(fieldOf),
  directions: spec.keys.map(([, direction]) => direction),
  unique: spec.unique === true,
  sparse: spec.sparse === true,
});
