import { mayTemplate, nextTemplateState, TEMPLATE_EVENTS, TEMPLATE_STATES, type TemplateEvent, type TemplateState } from './template-state';

const moves: { from: TemplateState; event: TemplateEvent; to: TemplateState; why: string }[] = [
  { from: 'draft', event: 'revise', to: 'draft', why: 'a draft is written on' },
  { from: 'draft', event: 'ask', to: 'confirming', why: 'others bear a part' },
  { from: 'draft', event: 'accept', to: 'confirmed', why: 'nobody else bears a part' },
  { from: 'draft', event: 'end', to: 'ended', why: 'given up' },
  { from: 'confirming', event: 'accept', to: 'confirmed', why: 'who answered takes part' },
  { from: 'confirming', event: 'refuse', to: 'draft', why: 'nobody takes part' },
  { from: 'confirming', event: 'withdraw', to: 'draft', why: 'taken back before the answer' },
  { from: 'confirming', event: 'end', to: 'ended', why: 'given up before the answer' },
  { from: 'confirmed', event: 'revise', to: 'draft', why: 'what is changed has to be confirmed again' },
  { from: 'confirmed', event: 'publish', to: 'published', why: 'goes out' },
  { from: 'confirmed', event: 'end', to: 'ended', why: 'given up before it went out' },
  { from: 'published', event: 'pause', to: 'paused', why: 'stops for a while' },
  { from: 'published', event: 'end', to: 'ended', why: 'stops for good' },
  { from: 'paused', event: 'resume', to: 'published', why: 'goes on as it was' },
  { from: 'paused', event: 'revise', to: 'draft', why: 'goes on in another form' },
  { from: 'paused', event: 'end', to: 'ended', why: 'does not go on' },
];

test.each(moves)('$from, $event: $to ($why)', ({ from, event, to }) => {
  expect(nextTemplateState(from, event)).toEqual({ ok: true, data: to });
  expect(mayTemplate(from, event)).toBe(true);
});

const others = TEMPLATE_STATES.flatMap(from => TEMPLATE_EVENTS.map(event => ({ from, event }))).filter(
  ({ from, event }) => !moves.some(move => move.from === from && move.event === event),
);

test.each(others)('$from has no $event', ({ from, event }) => {
  expect(nextTemplateState(from, event)).toMatchObject({ ok: false, code: 'TEMPLATE_WRONG_STATE' });
  expect(mayTemplate(from, event)).toBe(false);
});

test('every state can be reached from a draft, and nothing leads out of the end', () => {
  const reached = new Set<TemplateState>(['draft']);
  for (const state of reached) for (const { from, to } of moves) if (from === state) reached.add(to);
  expect([...reached].sort()).toEqual([...TEMPLATE_STATES].sort());
  expect(moves.filter(({ from }) => from === 'ended')).toEqual([]);
});

test('nothing is published without having been confirmed since it was last revised', () => {
  expect(moves.filter(({ to }) => to === 'published').map(({ from }) => from)).toEqual(['confirmed', 'paused']);
  expect(moves.filter(({ to }) => to === 'paused').map(({ from }) => from)).toEqual(['published']);
  expect(moves.filter(({ event }) => event === 'revise').every(({ to }) => to === 'draft')).toBe(true);
});
