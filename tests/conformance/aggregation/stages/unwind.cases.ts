import { mongo, type Case } from '../../support/case';
import { pipelines } from '../../support/stages';

const { yields, refuses } = pipelines([
  { _id: 1, l: [7, 8], o: { l: ['p'] } },
  { _id: 2, l: [] },
  { _id: 3, l: null },
  { _id: 4 },
  { _id: 5, l: 9 },
]);

export const cases: Case[] = [
  yields('unwind', 'a document for each item; empty, null and missing fall out; a value counts as its only item', p => p.unwind('$l').project({ l: 1 }), [{ _id: 1, l: 7 }, { _id: 1, l: 8 }, { _id: 5, l: 9 }]),
  yields('unwind', 'by an object', p => p.unwind({ path: '$l' }).project({ l: 1 }), [{ _id: 1, l: 7 }, { _id: 1, l: 8 }, { _id: 5, l: 9 }]),
  yields('unwind', 'keeping empty ones: the empty array goes, null stays', p => p.unwind({ path: '$l', preserveNullAndEmptyArrays: true }).project({ l: 1 }), [{ _id: 1, l: 7 }, { _id: 1, l: 8 }, { _id: 2 }, { _id: 3, l: null }, { _id: 4 }, { _id: 5, l: 9 }]),
  yields('unwind', 'with the place of the item; null for what is no array', p => p.unwind({ path: '$l', includeArrayIndex: 'at' }).project({ at: 1, l: 1 }), [{ _id: 1, l: 7, at: 0 }, { _id: 1, l: 8, at: 1 }, { _id: 5, l: 9, at: null }]),
  yields('unwind', 'the place below a path', p => p.match({ _id: 1 }).unwind({ path: '$l', includeArrayIndex: 'm.at' }).project({ m: 1 }), [{ _id: 1, m: { at: 0 } }, { _id: 1, m: { at: 1 } }]),
  yields('unwind', 'a path', p => p.unwind('$o.l').project({ o: 1 }), [{ _id: 1, o: { l: 'p' } }]),
  yields('unwind', 'twice', p => p.match({ _id: 1 }).unwind('$l').unwind('$o.l').project({ l: 1, o: 1 }), [{ _id: 1, l: 7, o: { l: 'p' } }, { _id: 1, l: 8, o: { l: 'p' } }]),
  refuses('unwind', 'without the dollar', p => p.unwind('l'), mongo(/path option to \$unwind stage should be prefixed with a '\$': l/)),
  refuses('unwind', 'without a path', p => p.unwind({}), mongo(/no path specified to \$unwind stage/)),
  refuses('unwind', 'another option', p => p.unwind({ path: '$l', deep: true }), mongo(/unrecognized option to \$unwind stage: deep/)),
  refuses('unwind', 'a place with a dollar', p => p.unwind({ path: '$l', includeArrayIndex: '$at' }), mongo(/should not be prefixed with a '\$': \$at/)),
];
