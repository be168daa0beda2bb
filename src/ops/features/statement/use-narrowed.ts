import { useEffect, useState } from 'react';
import type { Narrowed } from './use-statements';

const PAUSE_MS = 300;

/** What the list is narrowed by; the brand's name is asked for once she pauses. */
export const useNarrowed = (asked: string | undefined) => {
  const [month, setMonth] = useState(asked);
  const [state, setState] = useState<Narrowed['state']>();
  const [text, setText] = useState('');
  const [brandName, setBrandName] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setBrandName(text.trim() || undefined), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const value: Narrowed = { month, state, brandName };
  return { value, setMonth, setState, text, setText };
};
