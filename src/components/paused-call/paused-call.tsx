import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import { go } from '@/lib/go';

const words = {
  title: '会员服务已暂停',
  note: '您撤回了会员条款的同意。重新同意后，会员码、积分和券都会回来。',
  action: '去重新同意',
} as const;

/** For pages that a paused member cannot use: says why, and the way back. */
export const PausedCall = () => (
  <EmptyState
    icon="lock"
    title={words.title}
    note={words.note}
    action={<Button onClick={() => go('consents')}>{words.action}</Button>}
  />
);
