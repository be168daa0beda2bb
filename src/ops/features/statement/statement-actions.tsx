import type { StaffRole } from '@core/contracts/define';
import { Button } from '@/components/button/button';
import { statementMessages as m } from './messages';
import type { StatementView } from './use-statement';

export type Asked = 'issue' | 'confirm' | 'dispute' | 'withdraw' | 'answer' | 'settle' | 'correct' | 'export';

type Offer = { what: Asked; kind: 'primary' | 'secondary' | 'quiet' };

/** What the brand can do: decide, and until it is answered take its objection back. */
const byBrand: Record<StatementView['state'], Offer[]> = {
  open: [],
  issued: [
    { what: 'confirm', kind: 'primary' },
    { what: 'dispute', kind: 'secondary' },
  ],
  disputed: [{ what: 'withdraw', kind: 'secondary' }],
  confirmed: [],
  settled: [],
};

/** What this role can do with a statement as it stands; the first is what is expected next. */
export const offersOf = (
  role: StaffRole | undefined,
  { state, stale, locked }: Pick<StatementView, 'state' | 'stale' | 'locked'>,
): Offer[] => {
  const more: Offer[] = [{ what: 'export', kind: 'quiet' }];
  if (role === 'brand-operator') return [...byBrand[state], ...more];
  if (role !== 'finance') return more;
  const correct: Offer = { what: 'correct', kind: 'secondary' };
  if (state === 'open' || (stale && state !== 'settled'))
    return [{ what: 'issue', kind: 'primary' }, correct, ...more];
  if (state === 'disputed') return [{ what: 'answer', kind: 'primary' }, correct, ...more];
  // what is paid is final: the month is locked before
  if (state === 'confirmed' && locked) return [{ what: 'settle', kind: 'primary' }, correct, ...more];
  return [correct, ...more];
};

type StatementActionsProps = {
  role: StaffRole | undefined;
  statement: StatementView;
  busy: boolean;
  onAsk: (what: Asked) => void;
};

const wordOf = (what: Asked, { state }: StatementView): string =>
  what === 'issue' && state !== 'open' ? m.reissue : m[what];

export const StatementActions = ({ role, statement, busy, onAsk }: StatementActionsProps) => (
  <>
    {offersOf(role, statement).map(({ what, kind }) => (
      <Button key={what} kind={kind} compact inline disabled={busy} onClick={() => onAsk(what)}>
        {wordOf(what, statement)}
      </Button>
    ))}
  </>
);
