import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import type { IconName } from '@/components/icon/icon';
import { go } from '@/lib/go';
import { postMessages as m } from './messages';
import type { PostList } from './places';

export type StandingKind = Exclude<PostList['state'], 'active'> | 'noPosts';
const icons: Record<StandingKind, IconName> = {
  none: 'badge',
  applied: 'clock',
  suspended: 'lock',
  left: 'logout',
  noPosts: 'shop',
};

/** Why the workbench does not open for this person, and what she can do about it. */
export const Standing = ({ kind, onReload, busy }: { kind: StandingKind; onReload: () => void; busy: boolean }) => {
  const { title, hint, action } = m[kind];
  const toApply = kind === 'none' || kind === 'left';
  return (
    <EmptyState
      icon={icons[kind]}
      title={title}
      note={hint}
      action={
        <Button kind={toApply ? 'primary' : 'secondary'} loading={busy} onClick={() => (toApply ? go('apply') : onReload())}>
          {action}
        </Button>
      }
    />
  );
};
