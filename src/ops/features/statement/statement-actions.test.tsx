import { offersOf } from './statement-actions';

const words = (
  role: Parameters<typeof offersOf>[0],
  state: Parameters<typeof offersOf>[1]['state'],
  { stale = false, locked = false } = {},
): string[] => offersOf(role, { state, stale, locked }).map(({ what }) => what);

test.each([
  {
    role: 'brand-operator',
    state: 'issued',
    expected: ['confirm', 'dispute', 'export'],
    why: 'the brand decides',
  },
  { role: 'brand-operator', state: 'confirmed', expected: ['export'], why: 'it has decided' },
  {
    role: 'brand-operator',
    state: 'disputed',
    expected: ['withdraw', 'export'],
    why: 'until it is answered it may take its objection back',
  },
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
    expected: ['correct', 'export'],
    why: 'what is agreed is paid when its month is locked',
  },
  { role: 'finance', state: 'settled', expected: ['correct', 'export'], why: 'it is over' },
  { role: 'group-operator', state: 'confirmed', expected: ['export'], why: 'headquarters only looks' },
] as const)('$role, $state: $why', ({ role, state, expected }) => {
  expect(words(role, state)).toEqual(expected);
});

test('what changed after it was shown is issued again before anything else', () => {
  expect(words('finance', 'confirmed', { stale: true })[0]).toBe('issue');
  expect(words('finance', 'settled', { stale: true })).not.toContain('issue');
});

test('what is agreed is paid once its month is locked', () => {
  expect(words('finance', 'confirmed', { locked: true })).toEqual(['settle', 'correct', 'export']);
});
