import { useEffect, useState } from 'react';

const PAUSE_MS = 300;

/** What is typed, and what of it is looked for: once she pauses, or at once by `now`. */
export const useTyped = () => {
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const now = (): void => setAsked(text.trim());
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return { text, setText, asked, now };
};
