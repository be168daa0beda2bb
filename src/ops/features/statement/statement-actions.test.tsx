import { offersOf } from './statement-actions';

const words = (
  role: Parameters<typeof offersOf>[0],
  state: Parameters<typeof offersOf>[1]['state'],
  stale = false,
): string[] => offersOf(role, { state, stale }).map(({ what }) => what);

test.each([
  {
    role: 'brand-operator',
    state: 'issued',
    expected: ['confirm', 'dispute', 'export'],
    why: 'the brand decides',
  },
  { role: 'brand-operator', state: 'confirmed', expected: ['export'], why: 'it has decided' },
  {
    role: 'finance',
    state: 'open',
    expected: ['issue', 'correct', 'export'],
    why: 'a draft is shown to the brand next',
  },
  { role: 'finance', state: 'issued', expected: ['correct', 'export'], why: "it is the brand's turn" },
  {
    role: 'finance',
    state: 'disputed',
    expected: ['answer', 'correct', 'export'],
    why: 'an objection is answered',
  },
  {
    role: 'finance',
    state: 'confirmed',
    expected: ['settle', 'correct', 'export'],
    why: 'what is agreed is paid',
  },
  { role: 'finance', state: 'settled', expected: ['correct', 'export'], why: 'it is over' },
  { role: 'group-operator', state: 'confirmed', expected: ['export'], why: 'headquarters only looks' },
] as const)('$role, $state: $why', ({ role, state, expected }) => {
  expect(words(role, state)).toEqual(expected);
});

test('what changed after it was shown is issued again before anything else', () => {
  expect(words('finance', 'confirmed', true)[0]).toBe('issue');
  expect(words('finance', 'settled', true)).not.toContain('issue');
});
