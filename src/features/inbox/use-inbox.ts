import type { ConsumerContract } from '@core/contracts/consumer';
import type { OutputOf } from '@core/contracts/define';
import { useEffect, useState } from 'react';
import { api } from '@/lib/api';
import { keepUnread } from '@/lib/session';
import { useAgainOnShow } from '@/lib/use-again-on-show';
import { useChange } from '@/lib/use-change';
import { usePages } from '@/lib/use-pages';

export type Inbox = OutputOf<ConsumerContract, 'inbox.list'>;
export type InboxItem = Inbox['items'][number];

export const useInbox = (enabled: boolean) => {
  const pages = usePages<Inbox>(cursor => api.consumer('inbox.list', cursor ? { cursor } : {}), { enabled });
  useAgainOnShow(() => enabled && pages.reload());
  return pages;
};

/**
 * What is shown counts as read: says so once for everything up to the newest, and answers until when that is done.
 * Without network it stays new and is said the next time.
 */
export const useReadShown = (items: readonly InboxItem[]): number => {
  const [readUntil, setReadUntil] = useState(0);
  const { run } = useChange((until: number, requestId) =>
    api.consumer('inbox.read-all', { until }, { requestId }),
  );
  const newest = Math.max(0, ...items.filter(({ read }) => !read).map(({ at }) => at));
  useEffect(() => {
    if (newest === 0) return;
    void run(newest).then(answer => {
      if (!answer?.ok) return;
      keepUnread(answer.data.unreadInbox);
      setReadUntil(newest);
    });
  }, [newest, run]);
  return readUntil;
};
