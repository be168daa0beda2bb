import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import { go } from '@/lib/go';
import { codeMessages as words } from './messages';

/** The phone was reported lost: the code is dead here until she registers it again. */
export const RevokedState = ({ onAgain }: { onAgain: () => void }) => (
  <EmptyState
    icon="lock"
    title={words.revokedTitle}
    note={words.revokedNote}
    action={<Button onClick={onAgain}>{words.revokedAction}</Button>}
  />
);

/** Too many phones are registered: one of them has to go first. */
export const LimitState = () => (
  <EmptyState
    icon="phone"
    title={words.limitTitle}
    note={words.limitNote}
    action={<Button onClick={() => go('devices')}>{words.limitAction}</Button>}
  />
);
