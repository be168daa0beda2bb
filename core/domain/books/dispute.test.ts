import { isAnswered, lastDispute, lastRenewal } from './dispute';
import type { StatementEvent, StatementState } from './state';

test.each<{ why: string; history: StatementEvent[]; said?: number; answered?: number }>([
  { why: 'nothing happened yet', history: [] },
  { why: 'nobody objected', history: ['issue', 'confirm'] },
  { why: 'it waits for an answer', history: ['issue', 'dispute'], said: 1 },
  { why: 'it was answered', history: ['issue', 'dispute', 'answer'], said: 1, answered: 2 },
  { why: 'to issue again what was put right answers it too', history: ['issue', 'dispute', 'renew'], said: 1, answered: 2 },
  { why: 'the words of an answer count before figures', history: ['issue', 'dispute', 'renew', 'answer'], said: 1, answered: 3 },
  { why: 'figures that follow the answer are still for the brand to decide', history: ['issue', 'dispute', 'answer', 'renew'], said: 1, answered: 2 },
  { why: 'the brand took it back', history: ['issue', 'dispute', 'withdraw'] },
  { why: 'the brand has agreed since', history: ['issue', 'dispute', 'answer', 'confirm'] },
  { why: 'what changed after the brand had agreed is no answer to it', history: ['issue', 'dispute', 'answer', 'confirm', 'renew'] },
  { why: 'nor after it had agreed to what answered it', history: ['issue', 'dispute', 'renew', 'confirm', 'renew'] },
  { why: 'one that was taken back leaves no older one behind', history: ['issue', 'dispute', 'answer', 'dispute', 'withdraw'] },
  { why: 'a second one waits, whatever became of the first', history: ['issue', 'dispute', 'answer', 'dispute'], said: 3 },
  { why: 'a second one waits, also where the first was settled', history: ['issue', 'dispute', 'answer', 'confirm', 'renew', 'dispute'], said: 5 },
  { why: 'one that came before figures changed is not answered by an older renewal', history: ['issue', 'renew', 'dispute'], said: 2 },
])('of a dispute is told: $why', ({ history, said, answered }) => {
  const events = history.map((event, n) => ({ event, n }));
  const answer = answered === undefined ? {} : { answered: events[answered] };
  // strictly: one that waits has no answer, not one that is undefined
  expect(lastDispute(events)).toStrictEqual(said === undefined ? undefined : { said: events[said], ...answer });
});

test.each<{ why: string; history: StatementEvent[]; renewed?: number }>([
  { why: 'nothing happened yet', history: [] },
  { why: 'it was issued once', history: ['issue'] },
  { why: 'it waits for the brand', history: ['issue', 'renew'], renewed: 1 },
  { why: 'the brand had agreed to what was before', history: ['issue', 'dispute', 'answer', 'confirm', 'renew'], renewed: 4 },
  { why: 'the last of several', history: ['issue', 'renew', 'renew'], renewed: 2 },
  { why: 'the brand has agreed to it', history: ['issue', 'renew', 'confirm'] },
  { why: 'the brand has objected to it', history: ['issue', 'renew', 'dispute', 'answer'] },
])('of figures that changed is told: $why', ({ history, renewed }) => {
  const events = history.map((event, n) => ({ event, n }));
  expect(lastRenewal(events)).toStrictEqual(renewed === undefined ? undefined : { renewed: events[renewed], before: events[renewed - 1] });
});

test.each<{ why: string; state: StatementState; history: StatementEvent[]; answered: boolean }>([
  { why: 'nobody objected', state: 'issued', history: ['issue'], answered: false },
  { why: 'it waits for the mall', state: 'disputed', history: ['issue', 'dispute'], answered: false },
  { why: 'it waits for the brand, with an answer', state: 'issued', history: ['issue', 'dispute', 'answer'], answered: true },
  { why: 'or with other figures', state: 'issued', history: ['issue', 'dispute', 'renew'], answered: true },
  { why: 'the brand objected again', state: 'disputed', history: ['issue', 'dispute', 'answer', 'dispute'], answered: false },
  { why: 'the brand took it back', state: 'issued', history: ['issue', 'dispute', 'withdraw'], answered: false },
  { why: 'the brand agreed', state: 'confirmed', history: ['issue', 'dispute', 'answer', 'confirm'], answered: false },
])('a dispute is answered or not: $why', ({ state, history, answered }) => {
  expect(isAnswered({ state, history: history.map(event => ({ event })) })).toBe(answered);
});
