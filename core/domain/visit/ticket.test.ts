import { judgeTicket, type VisitPlace } from './ticket';

const here: VisitPlace = { staffId: 'sf_a', terminalId: 'terminal-a', storeId: 'st_a', counterId: 'ct_a' };
const ticket = { ...here, expiresAt: 1000 };

test.each<{ why: string; place?: Partial<VisitPlace>; now?: number; refusal?: string }>([
  { why: 'the same person, terminal and counter' },
  { why: 'its last instant', now: 999 },
  { why: 'ten minutes are over', now: 1000, refusal: 'VISIT_EXPIRED' },
  { why: 'a colleague', place: { staffId: 'sf_b' }, refusal: 'VISIT_NOT_FOUND' },
  { why: 'another terminal', place: { terminalId: 'terminal-b' }, refusal: 'VISIT_NOT_FOUND' },
  { why: 'another store', place: { storeId: 'st_b' }, refusal: 'VISIT_NOT_FOUND' },
  { why: 'another counter', place: { counterId: 'ct_b' }, refusal: 'VISIT_NOT_FOUND' },
  { why: 'no counter any more', place: { counterId: undefined }, refusal: 'VISIT_NOT_FOUND' },
  { why: "another's ticket does not tell that it is over", place: { staffId: 'sf_b' }, now: 5000, refusal: 'VISIT_NOT_FOUND' },
])('$why → $refusal', ({ place, now = 0, refusal }) => {
  expect(judgeTicket(ticket, { ...here, ...place }, now)).toBe(refusal);
});
