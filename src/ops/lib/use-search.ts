import type { Answer } from '@/lib/api';
import { useQuery } from '@/lib/use-query';
import { useTyped } from './use-typed';

type Options = {
  /** what else the search depends on */
  key?: string;
  /** false: nothing typed finds nothing, and is not asked */
  all?: boolean;
};

/** What is typed, looked for once she pauses. */
export const useSearch = <T extends { items: readonly unknown[] }>(
  search: (text: string) => Promise<Answer<T>>,
  { key = '', all = true }: Options = {},
) => {
  const typed = useTyped();
  const { asked } = typed;
  const query = useQuery(() => search(asked), {
    deps: [asked, key],
    enabled: all || asked !== '',
    isEmpty: ({ items }) => items.length === 0,
  });
  return { ...typed, query };
};
