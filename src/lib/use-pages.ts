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

/** A list that comes in pages by cursor. `data` is the first page with whatever else it carries. */
export const usePages = <P extends PageOf<unknown>>(
  ask: (cursor?: string) => Promise<Answer<P>>,
  options: Options = {},
): Pages<P> => {
  const first = useQuery(() => ask(), { ...options, isEmpty: page => page.items.length === 0 });
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
    setRest(old => ({
      items: [...(old?.items ?? []), ...answer.data.items],
      cursor: answer.data.nextCursor,
    }));
  }, [ask, busyMore, cursor]);

  const items = [...(first.data?.items ?? []), ...(rest?.items ?? [])] as P['items'];
  return { ...first, items, hasMore: cursor !== undefined, busyMore, moreFailure, more };
};
