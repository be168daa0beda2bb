import type { ConsumerContract } from '@core/contracts/consumer';
import type { OutputOf } from '@core/contracts/define';
import { useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { api } from '@/lib/api';
import { serverNow } from '@/lib/clock';
import { useNetwork } from '@/lib/network';
import { reloadSession } from '@/lib/session';
import { useLeft } from '@/lib/use-left';

export type News = OutputOf<ConsumerContract, 'inbox.list'>['items'][number];

const ASK_MS = 10_000;
/** Whoever leaves the code lying open is asked for less often after the first minutes. */
const OFTEN = 12;
const SELDOM_MS = 30_000;
const AT_MOST_MS = 120_000;

/** How long to wait before the next question, after so many questions of which the last `failed` in a row failed. */
const waitMs = (asked: number, failed: number): number =>
  failed > 0 ? Math.min(AT_MOST_MS, ASK_MS * 2 ** failed) : asked < OFTEN ? ASK_MS : SELDOM_MS;

/** The newest message, if it came after `since`; undefined when there is none, `failed` when nobody answered. */
const askNewest = async (since: number): Promise<News | undefined | 'failed'> => {
  const answer = await api.consumer('inbox.list', { limit: 1 });
  if (!answer.ok) return 'failed';
  const newest = answer.data.items[0];
  return newest && newest.at > since ? newest : undefined;
};

/**
 * What happened with her code since the page was opened: one small question now and then while it is looked at and
 * there is network, the next one only after the answer. Leaving the page ends what was news.
 */
export const useNews = (looking: boolean): News | undefined => {
  const [news, setNews] = useState<News>();
  const since = useRef(serverNow());
  const left = useRef(false);
  const online = useNetwork(network => network.online);
  useLeft(() => {
    left.current = true;
  });
  useDidShow(() => {
    if (!left.current) return;
    left.current = false;
    since.current = serverNow();
    setNews(undefined);
  });

  useEffect(() => {
    if (!looking || !online) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    let over = false;
    let asked = 0;
    let failed = 0;
    const ask = async () => {
      const newest = await askNewest(since.current);
      if (over) return;
      asked += 1;
      failed = newest === 'failed' ? failed + 1 : 0;
      if (newest && newest !== 'failed') {
        since.current = newest.at;
        setNews(newest);
        // points and unread messages stand elsewhere on the screen
        void reloadSession();
      }
      timer = setTimeout(() => void ask(), waitMs(asked, failed));
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [looking, online]);
  return news;
};
