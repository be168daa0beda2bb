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
  rejected: 'warn',
  suspended: 'lock',
  left: 'logout',
  noPosts: 'shop',
};

type StandingProps = {
  kind: StandingKind;
  /** why an application was turned down */
  reason?: string;
  onReload: () => void;
  busy: boolean;
};

/** Why the workbench does not open for this person, and what she can do about it. */
export const Standing = ({ kind, reason, onReload, busy }: StandingProps) => {
  const { title, hint, action } = m[kind];
  const toApply = kind === 'none' || kind === 'left' || kind === 'rejected';
  return (
    <EmptyState
      icon={icons[kind]}
      title={title}
      note={[...(reason ? [m.rejectedFor(reason)] : []), hint].join('。')}
      action={
        <Button
          kind={toApply ? 'primary' : 'secondary'}
          loading={busy}
          onClick={() => (toApply ? go('apply') : onReload())}
        >
          {action}
        </Button>
      }
    />
  );
};
