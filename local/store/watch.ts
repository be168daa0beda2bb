import type { QueryNode } from '../query/ast';
import { shapeOf, wantedIndex } from '../query/shape';
import type { SortField } from '../query/sort';
import { codes, WireError } from '../wire/errors';
import type { Collection } from './catalog';

const EXAMINED_FACTOR = 10;
const EXAMINED_ALLOWANCE = 100;

/** What a question cost: how it was answered, the documents read and those it was answered with. */
export type Cost = { examined: number; plan: string; returned: number };

export type Watch = ReturnType<typeof createWatch>;

/** Looks for questions that read far more than they answer; they are logged, or refused with `WASTEFUL_QUERY`. */
export const createWatch = (deps: { log: (line: object) => void; wasteful: 'log' | 'throw' }) => {
  return (collection: Collection, node: QueryNode, sort: readonly SortField[], cost: Cost): void => {
    if (cost.examined <= EXAMINED_FACTOR * cost.returned + EXAMINED_ALLOWANCE) return;
    const shape = shapeOf(node);
    const index = wantedIndex(node, sort);
    deps.log({ level: 'warn', kind: 'store.wasteful', collection: collection.name, shape, index, ...cost });
    if (deps.wasteful === 'throw') {
      throw new WireError(
        codes.wasteful,
        `${collection.name} ${shape} examined ${cost.examined} documents for ${cost.returned} (${cost.plan}); an index ${index} is wanted`,
      );
    }
  };
};
