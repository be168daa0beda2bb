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

const hasConditions = (node: QueryNode): boolean => node.op !== 'and' || node.nodes.some(hasConditions);

/** Distances have no index here: what they read says nothing about the question. */
const usesPlaces = (node: QueryNode): boolean => {
  if (node.op === 'field') return node.test.op === 'near' || node.test.op === 'geo';
  return node.op !== 'document' && node.nodes.some(usesPlaces);
};

/**
 * Looks for questions that cost too much. Those that read far more than they answer are logged. Where they shall fail
 * (`throw`, for tests) they do with `WASTEFUL_QUERY`, and so does a condition that only reading the whole collection
 * answers, however small the collection still is.
 */
export const createWatch = (deps: { log: (line: object) => void; wasteful: 'log' | 'throw' }) => {
  const throws = deps.wasteful === 'throw';
  return (collection: Collection, node: QueryNode, sort: readonly SortField[], cost: Cost): void => {
    const tooMuch = cost.examined > EXAMINED_FACTOR * cost.returned + EXAMINED_ALLOWANCE;
    const scans = throws && cost.plan === 'collection' && hasConditions(node);
    if ((!tooMuch && !scans) || usesPlaces(node)) return;
    const shape = shapeOf(node);
    const index = wantedIndex(node, sort);
    deps.log({ level: 'warn', kind: 'store.wasteful', collection: collection.name, shape, index, ...cost });
    if (throws) {
      throw new WireError(
        codes.wasteful,
        `${collection.name} ${shape} examined ${cost.examined} documents for ${cost.returned} (${cost.plan}); an index ${index} is wanted`,
      );
    }
  };
};
