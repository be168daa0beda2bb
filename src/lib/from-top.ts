import Taro from '@tarojs/taro';
import { useEffect, useRef } from 'react';

/** Back to the head of the page that is shown. */
export const toTop = (): void => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });

/** When a page puts one whole content in the place of another, the new one is seen from its head; `undefined` is none yet. */
export const useFromTop = (content: string | undefined, shown: boolean): void => {
  const seen = useRef(content);
  useEffect(() => {
    // a page that lies under another one waits: the scroll would be the other's
    if (!shown || content === undefined || seen.current === content) return;
    // what comes first is at its head
    if (seen.current !== undefined) toTop();
    seen.current = content;
  }, [content, shown]);
};
