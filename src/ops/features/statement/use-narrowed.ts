import { useState } from 'react';
import { useTyped } from '../../lib/use-typed';
import type { Narrowed } from './use-statements';

/** What the list is narrowed by; the brand's name is asked for once she pauses. */
export const useNarrowed = (asked: string | undefined) => {
  const [month, setMonth] = useState(asked);
  const [state, setState] = useState<Narrowed['state']>();
  const { text, setText, asked: name } = useTyped();
  const value: Narrowed = { month, state, brandName: name || undefined };
  return { value, setMonth, setState, text, setText };
};
