import type { ConsumerContract } from '@core/contracts/consumer';
import type { OutputOf } from '@core/contracts/define';
import { api } from '@/lib/api';
import { usePages } from '@/lib/use-pages';

export type Inbox = OutputOf<ConsumerContract, 'inbox.list'>;
export type InboxItem = Inbox['items'][number];

export const useInbox = (enabled: boolean) =>
  usePages<Inbox>(cursor => api.consumer('inbox.list', cursor ? { cursor } : {}), { enabled });
