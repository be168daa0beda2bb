import { mongo, type Case } from '../../support/case';
import { expressions } from '../../support/expressions';

const { gives, refuses } = expressions({ a: { x: 1, y: 2 }, b: { y: 3, z: { w: 1 } }, n: 5, nothing: null, list: [{ p: 1 }, { q: 2 }] });

export const cases: Case[] = [
  gives('mergeObjects', 'the later value holds', $ => $.mergeObjects(['$a', '$b']), { x: 1, y: 3, z: { w: 1 } }),
  gives('mergeObjects', 'not deeply', $ => $.mergeObjects(['$b', { z: { v: 2 } }]), { y: 3, z: { v: 2 } }),
  gives('mergeObjects', 'null and missing are left out', $ => $.mergeObjects(['$a', '$nothing', '$none']), { x: 1, y: 2 }),
  gives('mergeObjects', 'of one', $ => $.mergeObjects('$a'), { x: 1, y: 2 }),
  gives('mergeObjects', 'of null', $ => $.mergeObjects(['$nothing']), {}),
  gives('mergeObjects', 'with computed fields', $ => $.mergeObjects(['$a', { y: $.add(['$n', 1]) }]), { x: 1, y: 6 }),
  refuses('mergeObjects', 'no number', $ => $.mergeObjects(['$a', '$n']), mongo(/\$mergeObjects requires object inputs, but input 5 is of type int/)),
  gives('objectToArray', 'fields as k and v', $ => $.objectToArray('$a'), [{ k: 'x', v: 1 }, { k: 'y', v: 2 }]),
  gives('objectToArray', 'values may be documents', $ => $.objectToArray('$b'), [{ k: 'y', v: 3 }, { k: 'z', v: { w: 1 } }]),
  gives('objectToArray', 'of null', $ => $.objectToArray('$nothing'), null),
  gives('objectToArray', 'of a missing field', $ => $.objectToArray('$none'), null),
  gives('objectToArray', 'of nothing inside', $ => $.objectToArray({}), []),
  refuses('objectToArray', 'no number', $ => $.objectToArray('$n'), mongo(/\$objectToArray requires a document input, found: int/)),
];
