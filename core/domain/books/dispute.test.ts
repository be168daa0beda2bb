import { lastDispute } from './dispute';
import type { StatementEvent } from './state';

test.each<{ why: string; history: StatementEvent[]; said?: number; answered?: number }>([
  { why: 'nothing happened yet', history: [] },
  { why: 'nobody objected', history: ['issue', 'confirm'] },
  { why: 'it waits for an answer', history: ['issue', 'dispute'], said: 1 },
  { why: 'it was answered', history: ['issue', 'dispute', 'answer'], said: 1, answered: 2 },
  { why: 'to issue again what was put right answers it too', history: ['issue', 'dispute', 'renew'], said: 1, answered: 2 },
  { why: 'the words of an answer count before figures', history: ['issue', 'dispute', 'renew', 'answer'], said: 1, answered: 3 },
  { why: 'the brand took it back', history: ['issue', 'dispute', 'withdraw'] },
  { why: 'one that was taken back leaves no older one behind', history: ['issue', 'dispute', 'answer', 'dispute', 'withdraw'] },
  { why: 'a second one waits, whatever became of the first', history: ['issue', 'dispute', 'answer', 'dispute'], said: 3 },
  { why: 'one that came before figures changed is not answered by an older renewal', history: ['issue', 'renew', 'dispute'], said: 2 },
])('$why', ({ history, said, answered }) => {
  const events = history.map((event, n) => ({ event, n }));
  const answer = answered === undefined ? {} : { answered: events[answered] };
  // strictly: one that waits has no answer, not one that is undefined
  expect(lastDispute(events)).toStrictEqual(said === undefined ? undefined : { said: events[said], ...answer });
});
