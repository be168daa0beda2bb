import { createChanges, type ChangeDeps } from './changes';
import { createQuestions } from './questions';
import type { Watch } from './watch';

export type { UpdateQuery } from './changes';
export type { FindQuery } from './questions';

export type OperationDeps = Omit<ChangeDeps, 'questions'> & { watch: Watch };

export type Operations = ReturnType<typeof createOperations>;

/** The verbs on documents, each synchronous and whole; run them through `store.run`, which waits for locks and for the disk. */
export const createOperations = (deps: OperationDeps) => {
  const questions = createQuestions(deps);
  const { find, search, count } = questions;
  return { find, search, count, ...createChanges({ ...deps, questions }) };
};
