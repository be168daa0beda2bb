import { useEffect, useState } from 'react';
import type { Answer } from '@/lib/api';
import { useQuery } from '@/lib/use-query';

const PAUSE_MS = 300;

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
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const query = useQuery(() => search(asked), {
    deps: [asked, key],
    enabled: all || asked !== '',
    isEmpty: ({ items }) => items.length === 0,
  });
  return { text, setText, asked, now: () => setAsked(text.trim()), query };
};
