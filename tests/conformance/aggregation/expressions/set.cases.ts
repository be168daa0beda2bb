import { mongo, type Case } from '../../support/case';
import { inAnyOrder } from '../../support/any-order';
import { expressions } from '../../support/expressions';

const { gives, refuses } = expressions({ a: [1, 2, 2], b: [2, 3], c: [2, 1], empty: [], docs: [{ x: 1 }], n: 5, nothing: null, truths: [true, 1, 'x'], mixed: [true, 0], lists: [[]] });


export const cases: Case[] = [
  gives('setEquals', 'order and doubles do not count', $ => $.setEquals(['$a', '$c']), true),
  gives('setEquals', 'another set', $ => $.setEquals(['$a', '$b']), false),
  gives('setEquals', 'three sets', $ => $.setEquals(['$a', '$c', [1, 2, 1]]), true),
  gives('setEquals', 'documents', $ => $.setEquals(['$docs', [{ x: 1 }]]), true),
  refuses('setEquals', 'no number', $ => $.setEquals(['$a', '$n']), mongo(/All operands of \$setEquals must be arrays\. (2-th argument|One argument) is of type: int/)),
  refuses('setEquals', 'not null', $ => $.setEquals(['$a', '$nothing']), mongo(/All operands of \$setEquals must be arrays/)),
  refuses('setEquals', 'one set alone', $ => $.setEquals(['$a']), mongo(/\$setEquals needs at least two arguments/)),
  gives('setIntersection', 'what is in both, once', $ => $.setIntersection(['$a', '$b']), [2]),
  gives('setIntersection', 'of three', $ => $.setIntersection(['$a', '$b', [3]]), []),
  gives('setIntersection', 'null makes null', $ => $.setIntersection(['$a', '$nothing']), null),
  gives('setIntersection', 'of none', $ => $.setIntersection([]), []),
  refuses('setIntersection', 'no number', $ => $.setIntersection(['$a', '$n']), mongo(/All operands of \$setIntersection must be arrays/)),
  gives('setUnion', 'what is in any, once', $ => $.setUnion(['$c', '$a']), inAnyOrder(2, 1)),
  gives('setUnion', 'null makes null', $ => $.setUnion(['$a', '$none']), null),
  gives('setUnion', 'of none', $ => $.setUnion([]), []),
  refuses('setUnion', 'no number', $ => $.setUnion(['$a', '$n']), mongo(/All operands of \$setUnion must be arrays/)),
  gives('setDifference', 'what is in the first only', $ => $.setDifference(['$a', '$b']), [1]),
  gives('setDifference', 'each once', $ => $.setDifference([[4, 4, 1], '$b']), inAnyOrder(4, 1)),
  gives('setDifference', 'null makes null', $ => $.setDifference(['$nothing', '$b']), null),
  refuses('setDifference', 'no number', $ => $.setDifference(['$a', '$n']), mongo(/both operands of \$setDifference must be arrays\. Second argument is of type: int/)),
  gives('setIsSubset', 'a part', $ => $.setIsSubset([[2], '$b']), true),
  gives('setIsSubset', 'doubles do not count', $ => $.setIsSubset(['$a', '$c']), true),
  gives('setIsSubset', 'the empty set is part of all', $ => $.setIsSubset(['$empty', '$b']), true),
  gives('setIsSubset', 'no part', $ => $.setIsSubset(['$a', '$b']), false),
  refuses('setIsSubset', 'not null', $ => $.setIsSubset(['$nothing', '$b']), mongo(/both operands of \$setIsSubset must be arrays\. First argument is of type: null/)),
  gives('allElementsTrue', 'all true', $ => $.allElementsTrue(['$truths']), true),
  gives('allElementsTrue', 'one false', $ => $.allElementsTrue(['$mixed']), false),
  gives('allElementsTrue', 'of none', $ => $.allElementsTrue(['$empty']), true),
  gives('allElementsTrue', 'an empty array is true', $ => $.allElementsTrue(['$lists']), true),
  gives('allElementsTrue', 'null is false', $ => $.allElementsTrue([[true, null]]), false),
  refuses('allElementsTrue', 'no number', $ => $.allElementsTrue(['$n']), mongo(/\$allElementsTrue's argument must be an array, but is int/)),
  refuses('allElementsTrue', 'not null', $ => $.allElementsTrue(['$nothing']), mongo(/\$allElementsTrue's argument must be an array, but is null/)),
  gives('anyElementTrue', 'one true', $ => $.anyElementTrue(['$mixed']), true),
  gives('anyElementTrue', 'none true', $ => $.anyElementTrue([[0, false, null]]), false),
  gives('anyElementTrue', 'of none', $ => $.anyElementTrue(['$empty']), false),
  refuses('anyElementTrue', 'no number', $ => $.anyElementTrue(['$n']), mongo(/\$anyElementTrue's argument must be an array, but is int/)),
];
