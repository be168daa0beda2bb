import { mongoError } from '../../wire/errors';
import type { BoundedRegex } from '../bounded-regex';
import { compileRegex } from '../regex';

/** What checking one document may take, in milliseconds. */
export const DOCUMENT_MS = 1000;
const CHECKS_BETWEEN_LOOKS = 1024;

export type Pattern = { test: (text: string) => boolean };

/** What belongs to one use of a compiled schema: its regular expressions have one budget in time for one query. */
export type Run = { regexes: Map<string, BoundedRegex> };
export const newRun = (): Run => ({ regexes: new Map() });

/** The state around a compiled schema, which itself is shared by many queries. */
export const createStage = () => {
  let run: Run | undefined;
  let [steps, deadline] = [0, 0];

  /** Makes `work` a use of the schema for one document. */
  const play = <T>(current: Run, work: () => T): T => {
    [run, steps, deadline] = [current, 0, performance.now() + DOCUMENT_MS];
    try {
      return work();
    } finally {
      run = undefined;
    }
  };

  /** Counts a step; throws MongoDB's time-limit error when the document takes too long. */
  const step = (): void => {
    if (++steps % CHECKS_BETWEEN_LOOKS === 0 && performance.now() > deadline)
      throw mongoError(
        50,
        `operation exceeded time limit: $jsonSchema took more than ${DOCUMENT_MS} ms for one document`,
      );
  };

  /** An expression that is compiled anew for each run. Throws MongoDB's error when it is not valid. */
  const pattern = (source: string): Pattern => {
    compileRegex(source, '');
    return {
      test: text => {
        let regex = run!.regexes.get(source);
        if (!regex) run!.regexes.set(source, (regex = compileRegex(source, '')));
        return regex.test(text);
      },
    };
  };

  return { play, step, pattern };
};

export type Stage = ReturnType<typeof createStage>;
