import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import type { IconName } from '@/components/icon/icon';
import { go } from '@/lib/go';

type JoinCallProps = { icon?: IconName; title: string; note: string };

/** For pages that only a member has: says what is here for her, and the way in. */
export const JoinCall = ({ icon = 'card', title, note }: JoinCallProps) => (
  <EmptyState
    icon={icon}
    title={title}
    note={note}
    action={<Button onClick={() => go('join', {})}>免费入会</Button>}
  />
);
