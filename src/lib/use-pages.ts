import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from './api';
import type { Failure } from './failure';
import { useQuery, type Query } from './use-query';

export type PageOf<T> = { items: T[]; nextCursor?: string };

export type Pages<P extends PageOf<unknown>> = Query<P> & {
  items: P['items'];
  hasMore: boolean;
  busyMore: boolean;
  moreFailure: Failure | undefined;
  /** fetches the next page and puts it behind the others */
  more: () => Promise<void>;
};

type Options = { deps?: readonly unknown[]; enabled?: boolean };

type Ask<P> = (cursor?: string) => Promise<Answer<P>>;

/** So many pages from the first on as one, with whatever else the first carries; fewer when there are no more. */
const askFor = async <P extends PageOf<unknown>>(ask: Ask<P>, count: number): Promise<Answer<P>> => {
  const first = await ask();
  if (!first.ok) return first;
  let { items, nextCursor } = first.data;
  for (let page = 1; page < count && nextCursor !== undefined; page += 1) {
    const answer = await ask(nextCursor);
    if (!answer.ok) return answer;
    items = [...items, ...answer.data.items];
    nextCursor = answer.data.nextCursor;
  }
  const { nextCursor: _, ...rest } = first.data;
  return { ...first, data: { ...rest, items, ...(nextCursor === undefined ? {} : { nextCursor }) } as P };
};

/**
 * A list that comes in pages by cursor. `data` is the first page with whatever else it carries. Asked again it comes back
 * as long as it was, so that nobody loses her place.
 */
export const usePages = <P extends PageOf<unknown>>(ask: Ask<P>, options: Options = {}): Pages<P> => {
  const count = useRef(1);
  // another question begins at its first page; before the query, whose effect asks it
  useEffect(() => {
    count.current = 1;
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the caller names what makes it another question
  }, options.deps ?? []);
  const first = useQuery(() => askFor(ask, count.current), {
    ...options,
    isEmpty: page => page.items.length === 0,
  });
  const [rest, setRest] = useState<{ items: P['items']; cursor?: string }>();
  const [busyMore, setBusy] = useState(false);
  const [moreFailure, setFailure] = useState<Failure>();
  const turn = useRef(0);

  useEffect(() => {
    turn.current++;
    setRest(undefined);
    setFailure(undefined);
    setBusy(false);
  }, [first.data]);

  const cursor = rest ? rest.cursor : first.data?.nextCursor;
  const more = useCallback(async () => {
    if (!cursor || busyMore) return;
    const mine = turn.current;
    setBusy(true);
    setFailure(undefined);
    const answer = await ask(cursor);
    if (mine !== turn.current) return;
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    count.current += 1;
    setRest(old => ({
      items: [...(old?.items ?? []), ...answer.data.items],
      cursor: answer.data.nextCursor,
    }));
  }, [ask, busyMore, cursor]);

  const items = [...(first.data?.items ?? []), ...(rest?.items ?? [])] as P['items'];
  return { ...first, items, hasMore: cursor !== undefined, busyMore, moreFailure, more };
};
