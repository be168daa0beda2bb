import { useEffect, useRef } from 'react';
import { yuanText } from '@core/domain/money-text';
import { LiveNote } from '@/components/live-note/live-note';
import { serverNow } from '@/lib/clock';
import { go } from '@/lib/go';
import { reloadSession } from '@/lib/session';
import { dueMessages as words } from './messages';
import { useDue } from './use-due';

const OFTEN_MS = 10_000;
/** Two minutes of that; whoever leaves the code lying open is asked for less often. */
const OFTEN = 12;
const SELDOM_MS = 30_000;
const calmly = (turn: number): number => (turn < OFTEN ? OFTEN_MS : SELDOM_MS);

/** Over the member code, while a bill waits to be paid: the way to its code. Nothing while there is none, or nobody answers. */
export const DueNote = ({ looking }: { looking: boolean }) => {
  const { data = [] } = useDue(looking, looking, calmly);
  const waiting = data.filter(({ until }) => until > serverNow());
  const ids = waiting.map(({ billId }) => billId).join();
  const before = useRef(ids);
  useEffect(() => {
    if (before.current === ids) return;
    before.current = ids;
    // a bill holds points, and lets them go: her balance stands beside the code
    void reloadSession();
  }, [ids]);
  if (waiting.length === 0) return null;
  const sumFen = waiting.reduce((sum, { dueFen }) => sum + dueFen, 0);
  return (
    <LiveNote
      tone="warn"
      icon="receipt"
      title={words.note(yuanText(sumFen))}
      text={words.noteHint}
      more={words.show}
      onClick={() => go('due')}
    />
  );
};
