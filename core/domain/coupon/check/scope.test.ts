import { NOW, aDraft, never, scope, type Faulty, type Whole } from '../../../../tests/builders/template-draft';
import { templateFaults } from './template';

test.each<Whole>([
  { why: 'a part of a list is excluded', over: scope({ include: [{ kind: 'brands', ids: ['br_1', 'br_2'] }], exclude: [{ kind: 'brands', ids: ['br_1'] }] }) },
  { why: 'the same id of another kind is excluded', over: scope({ include: [{ kind: 'brands', ids: ['x'] }], exclude: [{ kind: 'stores', ids: ['x'] }] }) },
  {
    why: 'two lists that share something',
    over: scope({
      include: [
        { kind: 'brands', ids: ['br_1', 'br_2'] },
        { kind: 'brands', ids: ['br_2', 'br_3'] },
      ],
    }),
  },
  {
    why: 'categories that may lie below each other',
    over: scope({
      include: [
        { kind: 'categories', ids: ['cat_1'] },
        { kind: 'categories', ids: ['cat_2'] },
      ],
    }),
  },
  {
    why: 'a brand in its own list',
    over: {
      issuer: 'brand',
      brandId: 'br_1',
      ...scope({
        include: [
          { kind: 'categories', ids: ['c'] },
          { kind: 'brands', ids: ['br_1'] },
        ],
      }),
    },
  },
  {
    why: 'counters that are in the list',
    over: { counterIds: ['ct_1', 'ct_2'], ...scope({ include: [{ kind: 'counters', ids: ['ct_2'] }], exclude: [{ kind: 'counters', ids: ['ct_1'] }] }) },
  },
  {
    why: 'one of two lists is enough',
    over: scope({
      anyOf: [[{ kind: 'brands', ids: ['br_1', 'br_2'] }], [{ kind: 'categories', ids: ['cat_1'] }]],
      exclude: [{ kind: 'brands', ids: ['br_2'] }],
    }),
  },
  {
    why: 'one of a list to choose has the id of something else that is excluded',
    over: scope({ anyOf: [[{ kind: 'brands', ids: ['x'] }]], exclude: [{ kind: 'categories', ids: ['x'] }] }),
  },
  {
    why: 'one of the named counters takes part',
    over: { counterIds: ['ct_1'], ...scope({ include: [{ kind: 'counters', ids: ['ct_1', 'ct_9'] }] }) },
  },
  {
    why: 'lists of another kind say nothing of counters',
    over: { counterIds: ['ct_1'], ...scope({ include: [{ kind: 'products', ids: ['pd_1'] }], exclude: [{ kind: 'stores', ids: ['ct_1'] }] }) },
  },
])('counts somewhere: $why', ({ over }) => {
  expect(templateFaults(aDraft(over), NOW)).toEqual([]);
});

test.each<Faulty>([
  {
    why: 'lists of nothing',
    over: scope({ include: [{ kind: 'brands', ids: [] }], exclude: [{ kind: 'stores', ids: [] }] }),
    faults: [
      { field: 'scope.include.0.ids', code: 'EMPTY' },
      { field: 'scope.exclude.0.ids', code: 'EMPTY' },
    ],
  },
  { why: 'an id twice', over: scope({ exclude: [{ kind: 'brands', ids: ['br_1', 'br_1'] }] }), faults: [{ field: 'scope.exclude.0.ids', code: 'REPEATED' }] },
  {
    why: 'all that is included is excluded',
    over: scope({
      include: [{ kind: 'brands', ids: ['br_1'] }],
      exclude: [
        { kind: 'brands', ids: ['br_2'] },
        { kind: 'brands', ids: ['br_1'] },
      ],
    }),
    faults: [never('scope.include.0', 'scope.exclude')],
  },
  {
    why: 'two lists that share nothing',
    over: scope({
      include: [
        { kind: 'stores', ids: ['st_1'] },
        { kind: 'brands', ids: ['x'] },
        { kind: 'stores', ids: ['st_2'] },
      ],
    }),
    faults: [never('scope.include.2', 'scope.include')],
  },
  {
    why: 'three lists, of which each two share something and all three nothing',
    over: scope({
      include: [
        { kind: 'brands', ids: ['a', 'b'] },
        { kind: 'brands', ids: ['b', 'c'] },
        { kind: 'brands', ids: ['a', 'c'] },
      ],
    }),
    faults: [never('scope.include.2', 'scope.include')],
  },
  {
    why: 'what two lists share is excluded',
    over: scope({
      include: [
        { kind: 'brands', ids: ['a', 'b'] },
        { kind: 'brands', ids: ['b', 'c'] },
      ],
      exclude: [{ kind: 'brands', ids: ['b'] }],
    }),
    faults: [never('scope.include.1', 'scope.exclude')],
  },
  {
    why: 'a list that is empty by itself is told, not the one after it',
    over: scope({
      include: [
        { kind: 'brands', ids: ['a'] },
        { kind: 'brands', ids: ['a', 'c'] },
      ],
      exclude: [{ kind: 'brands', ids: ['a'] }],
    }),
    faults: [never('scope.include.0', 'scope.exclude')],
  },
  { why: 'no counter takes part', over: { counterIds: [] }, faults: [{ field: 'counterIds', code: 'EMPTY' }] },
  {
    why: 'no counter takes part, and one is named',
    over: { counterIds: [], ...scope({ include: [{ kind: 'counters', ids: ['ct_1'] }] }) },
    faults: [{ field: 'counterIds', code: 'EMPTY' }],
  },
  { why: 'a counter takes part twice', over: { counterIds: ['ct_1', 'ct_1'] }, faults: [{ field: 'counterIds', code: 'REPEATED' }] },
  {
    why: 'other counters take part than are named',
    over: { counterIds: ['ct_1'], ...scope({ include: [{ kind: 'counters', ids: ['ct_2'] }] }) },
    faults: [never('counterIds', 'scope.include')],
  },
  {
    why: 'all that take part are excluded',
    over: { counterIds: ['ct_1'], ...scope({ exclude: [{ kind: 'counters', ids: ['ct_1', 'ct_2'] }] }) },
    faults: [never('counterIds', 'scope.exclude')],
  },
  { why: "a brand's coupon of no brand", over: { issuer: 'brand' }, faults: [{ field: 'brandId', code: 'EMPTY' }] },
  {
    why: "a brand's coupon for another brand",
    over: { issuer: 'brand', brandId: 'br_1', ...scope({ include: [{ kind: 'brands', ids: ['br_2'] }] }) },
    faults: [never('scope.include.0', 'brandId')],
  },
  {
    why: 'a list that names nothing, and one of its kind that is excluded',
    over: scope({
      include: [
        { kind: 'brands', ids: [] },
        { kind: 'brands', ids: ['br_1'] },
      ],
      exclude: [{ kind: 'brands', ids: ['br_1'] }],
    }),
    faults: [{ field: 'scope.include.0.ids', code: 'EMPTY' }, never('scope.include.1', 'scope.exclude')],
  },
  {
    why: 'of two that must both hold one is taken out',
    over: scope({
      anyOf: [
        [
          { kind: 'brands', ids: ['br_1'] },
          { kind: 'categories', ids: ['cat_1'] },
        ],
      ],
      exclude: [{ kind: 'brands', ids: ['br_1'] }],
    }),
    faults: [never('scope.anyOf.0', 'scope.exclude')],
  },
  { why: 'one of no lists', over: scope({ anyOf: [] }), faults: [{ field: 'scope.anyOf', code: 'EMPTY' }] },
  {
    why: 'a list to choose that names nothing, one that names twice, one that is taken out',
    over: scope({
      anyOf: [[{ kind: 'brands', ids: [] }], [{ kind: 'categories', ids: ['cat_1', 'cat_1'] }], [{ kind: 'products', ids: ['pd_1', 'pd_2'] }]],
      exclude: [
        { kind: 'products', ids: ['pd_1'] },
        { kind: 'products', ids: ['pd_2'] },
      ],
    }),
    faults: [{ field: 'scope.anyOf.0.0.ids', code: 'EMPTY' }, { field: 'scope.anyOf.1.0.ids', code: 'REPEATED' }, never('scope.anyOf.2', 'scope.exclude')],
  },
])('counts nowhere, or says so badly: $why', ({ over, faults }) => {
  expect(templateFaults(aDraft(over), NOW)).toEqual(faults);
});
