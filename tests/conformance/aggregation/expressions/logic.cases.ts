import { mongo, type Case } from '../../support/case';
import { expressions, MISSING } from '../../support/expressions';

const { gives, refuses } = expressions({ one: 1, two: 2, zero: 0, text: 'b', yes: true, no: false, nothing: null, empty: '', list: [1, 2], doc: { a: 1 }, date: new Date(5) });

const truth: Case[] = [
  gives('and', 'all true', $ => $.and(['$one', '$yes']), true),
  gives('and', 'one false', $ => $.and(['$one', '$zero']), false),
  gives('and', 'of none', $ => $.and([]), true),
  gives('and', 'null and missing are false', $ => $.and(['$none']), false),
  gives('and', 'text and arrays are true, empty ones too', $ => $.and(['$empty', [[]]]), true),
  gives('or', 'one true', $ => $.or(['$zero', '$one']), true),
  gives('or', 'none true', $ => $.or(['$zero', '$nothing', '$none', false]), false),
  gives('or', 'of none', $ => $.or([]), false),
  gives('not', 'of true', $ => $.not(['$yes']), false),
  gives('not', 'of zero', $ => $.not(['$zero']), true),
  gives('not', 'of a missing field', $ => $.not(['$none']), true),
  gives('not', 'of text', $ => $.not(['$empty']), false),
  gives('not', 'without an array', $ => $.not('$zero'), true),
  refuses('not', 'of two', $ => $.not([true, false]), mongo(/Expression \$not takes exactly 1 arguments\. 2 were passed in/)),
];

const order: Case[] = [
  gives('cmp', 'less', $ => $.cmp(['$one', '$two']), -1),
  gives('cmp', 'equal', $ => $.cmp(['$one', 1]), 0),
  gives('cmp', 'greater', $ => $.cmp(['$two', '$one']), 1),
  gives('cmp', 'a number stands below text', $ => $.cmp(['$two', '$text']), -1),
  gives('eq', 'the same value', $ => $.eq(['$one', 1]), true),
  gives('eq', 'documents', $ => $.eq(['$doc', { a: 1 }]), true),
  gives('eq', 'null is not missing', $ => $.eq(['$nothing', '$none']), false),
  gives('eq', 'text is no number', $ => $.eq(['$one', '1']), false),
  gives('eq', 'an array is compared whole', $ => $.eq(['$list', 1]), false),
  gives('eq', 'dates', $ => $.eq(['$date', new Date(5)]), true),
  gives('neq', 'another value', $ => $.neq(['$one', '$two']), true),
  gives('neq', 'the same value', $ => $.neq(['$one', 1]), false),
  gives('gt', 'across types: text stands above numbers', $ => $.gt(['$text', '$two']), true),
  gives('gt', 'true stands above text', $ => $.gt(['$yes', '$text']), true),
  gives('gt', 'the same is not above', $ => $.gt(['$one', 1]), false),
  gives('gte', 'the same', $ => $.gte(['$one', 1]), true),
  gives('lt', 'null stands below numbers', $ => $.lt(['$nothing', '$zero']), true),
  gives('lt', 'missing stands below null', $ => $.lt(['$none', '$nothing']), true),
  gives('lte', 'the same', $ => $.lte(['$text', 'b']), true),
  gives('lt', 'arrays item by item', $ => $.lt([[1, 2], '$list']), false),
  refuses('eq', 'two arguments', $ => $.eq(['$one']), mongo(/takes exactly 2 arguments/)),
  refuses('gt', 'not three', $ => $.gt([1, 2, 3]), mongo(/takes exactly 2 arguments/)),
];

const choice: Case[] = [
  gives('cond', 'by names', $ => $.cond({ if: $.gt(['$two', 1]), then: 'more', else: 'less' }), 'more'),
  gives('cond', 'by places', $ => $.cond(['$zero', 'yes', 'no']), 'no'),
  gives('cond', 'only the chosen branch is computed', $ => $.cond(['$zero', $.divide([1, 0]), 'ok']), 'ok'),
  gives('cond', 'a missing condition is false', $ => $.cond(['$none', 1, 2]), 2),
  gives('cond', 'a missing branch leaves the field out', $ => $.cond([true, '$none', 2]), MISSING),
  refuses('cond', 'without else', $ => $.cond({ if: true, then: 1 }), mongo(/Missing 'else' parameter to \$cond/)),
  refuses('cond', 'without if', $ => $.cond({ then: 1, else: 2 }), mongo(/Missing 'if' parameter to \$cond/)),
  refuses('cond', 'with another name', $ => $.cond({ if: true, then: 1, else: 2, maybe: 3 }), mongo(/Unrecognized parameter to \$cond: maybe/)),
  refuses('cond', 'two arguments', $ => $.cond([true, 1]), mongo(/Expression \$cond takes exactly 3 arguments/)),
  gives('ifNull', 'what is there', $ => $.ifNull(['$one', 9]), 1),
  gives('ifNull', 'instead of null', $ => $.ifNull(['$nothing', 9]), 9),
  gives('ifNull', 'instead of a missing field', $ => $.ifNull(['$none', 9]), 9),
  gives('ifNull', 'zero and false are values', $ => $.ifNull(['$zero', 9]), 0),
  gives('switch', 'the first branch that holds', $ => $.switch({ branches: [{ case: $.gt(['$one', 5]), then: 'a' }, { case: '$one', then: 'b' }, { case: true, then: 'c' }], default: 'd' }), 'b'),
  gives('switch', 'the default', $ => $.switch({ branches: [{ case: false, then: 'a' }], default: 'd' }), 'd'),
  gives('switch', 'later branches are not computed', $ => $.switch({ branches: [{ case: true, then: 'a' }, { case: $.divide([1, 0]), then: 'b' }] }), 'a'),
  refuses('switch', 'no branch and no default', $ => $.switch({ branches: [{ case: '$zero', then: 'a' }] }), mongo(/\$switch could not find a matching branch/)),
  refuses('switch', 'no branches at all', $ => $.switch({ branches: [] }), mongo(/\$switch requires at least one branch/)),
  refuses('switch', 'a branch without then', $ => $.switch({ branches: [{ case: true }] }), mongo(/\$switch requires each branch have a 'then' expression/)),
];

const names: Case[] = [
  gives('let', 'names values', $ => $.let({ vars: { x: '$one', y: 2 }, in: $.add(['$$x', '$$y']) }), 3),
  gives('let', 'does not see its own names', $ => $.let({ vars: { x: 5 }, in: $.let({ vars: { x: 6, y: '$$x' }, in: ['$$x', '$$y'] }) }), [6, 5]),
  gives('let', 'a path into a name', $ => $.let({ vars: { d: '$doc' }, in: '$$d.a' }), 1),
  refuses('let', 'a name that nobody gave', $ => $.let({ vars: { x: 1 }, in: '$$y' }), mongo(/Use of undefined variable: y/)),
  refuses('let', 'a name with a capital at its beginning', $ => $.let({ vars: { X: 1 }, in: 1 }), mongo(/'X' starts with an invalid character for a user variable name/)),
  refuses('let', 'without in', $ => $.let({ vars: { x: 1 } }), mongo(/Missing 'in' parameter to \$let/)),
  gives('literal', 'text that looks like a field', $ => $.literal('$one'), '$one'),
  gives('literal', 'a document that looks like an expression', $ => $.literal({ $add: [1, 2] }), { $add: [1, 2] }),
  gives('literal', 'the number one is no inclusion', $ => $.literal(1), 1),
  gives('ROOT', 'the document itself', () => '$$ROOT.doc.a', 1),
  gives('CURRENT', 'the document itself', () => '$$CURRENT.two', 2),
  gives('REMOVE', 'leaves a field out', $ => $.cond([true, '$$REMOVE', 1]), MISSING),
  gives('NOW', 'one instant for the whole pipeline', $ => $.and([$.eq(['$$NOW', '$$NOW']), $.gt(['$$NOW', new Date('2020-01-01T00:00:00Z')])]), true),
  gives('object', 'an object of expressions', $ => ({ a: $.add(['$one', 1]), b: '$text', c: '$none' }), { a: 2, b: 'b' }),
  gives('array', 'an array of expressions; what is missing becomes null', () => ['$one', '$none', 'x'], [1, null, 'x']),
  refuses('meta', 'the score of a text search that was none', $ => $.meta('textScore'), mongo(/query requires text score metadata, but it is not available/)),
  refuses('meta', 'what does not exist', $ => $.meta('mood'), mongo(/Unsupported argument to \$meta: mood/)),
  gives('date', 'a date is itself', () => ({ $ifNull: [new Date(7), 1] }), new Date(7)),
];

export const cases: Case[] = [...truth, ...order, ...choice, ...names];
