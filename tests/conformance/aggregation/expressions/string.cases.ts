import { mongo, type Case } from '../../support/case';
import { expressions } from '../../support/expressions';

const { gives, refuses } = expressions({ s: 'Hello', wide: '会员A', face: '😀b', n: 5, f: 1.5, yes: true, nothing: null, empty: '', csv: 'a,b,,c', date: new Date('2020-03-01T04:05:06.789Z'), list: ['x'] });

const joining: Case[] = [
  gives('concat', 'texts', $ => $.concat(['$s', ' ', '$wide']), 'Hello 会员A'),
  gives('concat', 'of none', $ => $.concat([]), ''),
  gives('concat', 'null makes null', $ => $.concat(['$s', '$nothing']), null),
  gives('concat', 'a missing field makes null', $ => $.concat(['$s', '$none']), null),
  refuses('concat', 'no number', $ => $.concat(['$s', '$n']), mongo(/\$concat only supports strings, not int/)),
  gives('split', 'by a separator', $ => $.split(['$csv', ',']), ['a', 'b', '', 'c']),
  gives('split', 'a separator that is not there', $ => $.split(['$s', ';']), ['Hello']),
  gives('split', 'of null', $ => $.split(['$nothing', ',']), null),
  gives('split', 'by null', $ => $.split(['$s', '$nothing']), null),
  refuses('split', 'no number', $ => $.split(['$n', ',']), mongo(/\$split requires an expression that evaluates to a string as a first argument, found: int/)),
  refuses('split', 'by a number', $ => $.split(['$s', 1]), mongo(/\$split requires an expression that evaluates to a string as a second argument, found: int/)),
  refuses('split', 'by nothing', $ => $.split(['$s', '']), mongo(/\$split requires a non-empty separator/)),
];

const cases_: Case[] = [
  gives('toLower', 'text', $ => $.toLower('$s'), 'hello'),
  gives('toLower', 'null becomes the empty text', $ => $.toLower('$nothing'), ''),
  gives('toLower', 'a missing field becomes the empty text', $ => $.toLower('$none'), ''),
  gives('toLower', 'a number becomes text', $ => $.toLower('$n'), '5'),
  gives('toUpper', 'text', $ => $.toUpper('$s'), 'HELLO'),
  gives('toUpper', 'only the letters of ASCII', $ => $.toUpper('éa'), 'éA'),
  gives('toUpper', 'a date becomes text', $ => $.toUpper('$date'), '2020-03-01T04:05:06.789Z'),
  gives('toUpper', 'null becomes the empty text', $ => $.toUpper('$nothing'), ''),
  refuses('toUpper', 'no array', $ => $.toUpper('$list'), mongo(/can't convert from BSON type array to String/)),
  refuses('toLower', 'no truth value', $ => $.toLower('$yes'), mongo(/can't convert from BSON type bool to String/)),
  gives('strcasecmp', 'without case', $ => $.strcasecmp(['$s', 'HELLO']), 0),
  gives('strcasecmp', 'less', $ => $.strcasecmp(['a', 'B']), -1),
  gives('strcasecmp', 'greater', $ => $.strcasecmp(['b', 'A']), 1),
  gives('strcasecmp', 'null is the empty text', $ => $.strcasecmp(['$nothing', '']), 0),
  gives('strcasecmp', 'a number is its text', $ => $.strcasecmp(['$n', '5']), 0),
];

const lengths: Case[] = [
  gives('strLenCP', 'in code points', $ => $.strLenCP('$face'), 2),
  gives('strLenCP', 'of nothing', $ => $.strLenCP('$empty'), 0),
  gives('strLenBytes', 'in bytes of UTF-8', $ => $.strLenBytes('$wide'), 7),
  gives('strLenBytes', 'a character beyond the plane has four', $ => $.strLenBytes('$face'), 5),
  refuses('strLenCP', 'no number', $ => $.strLenCP('$n'), mongo(/\$strLenCP requires a string argument, found: int/)),
  refuses('strLenCP', 'not null', $ => $.strLenCP('$nothing'), mongo(/\$strLenCP requires a string argument, found: null/)),
  refuses('strLenBytes', 'no missing field', $ => $.strLenBytes('$none'), mongo(/\$strLenBytes requires a string argument, found: missing/)),
];

const parts: Case[] = [
  gives('substr', 'from a place, a length', $ => $.substr(['$s', 1, 3]), 'ell'),
  gives('substr', 'to the end', $ => $.substr(['$s', 2, -1]), 'llo'),
  gives('substr', 'a number is its text', $ => $.substr(['$n', 0, 1]), '5'),
  gives('substr', 'null is the empty text', $ => $.substr(['$nothing', 0, 1]), ''),
  gives('substr', 'beyond the end', $ => $.substr(['$s', 9, 1]), ''),
  gives('substrBytes', 'in bytes', $ => $.substrBytes(['$wide', 3, 3]), '员'),
  gives('substrBytes', 'more than there is', $ => $.substrBytes(['$wide', 6, 9]), 'A'),
  refuses('substrBytes', 'not from inside a character', $ => $.substrBytes(['$wide', 1, 3]), mongo(/Invalid range, starting index is a UTF-8 continuation byte/)),
  refuses('substrBytes', 'not to inside a character', $ => $.substrBytes(['$wide', 0, 2]), mongo(/Invalid range, ending index is in the middle of a UTF-8 character/)),
  gives('substrCP', 'in code points', $ => $.substrCP(['$face', 0, 1]), '😀'),
  gives('substrCP', 'wide letters', $ => $.substrCP(['$wide', 1, 2]), '员A'),
  gives('substrCP', 'beyond the end', $ => $.substrCP(['$s', 9, 1]), ''),
  gives('substrCP', 'null is the empty text', $ => $.substrCP(['$nothing', 0, 1]), ''),
  refuses('substrCP', 'no negative length', $ => $.substrCP(['$s', 0, -1]), mongo(/length must be a nonnegative integer/)),
  refuses('substrCP', 'no negative place', $ => $.substrCP(['$s', -1, 1]), mongo(/starting index must be (a )?non-?negative integer/)),
  refuses('substrCP', 'a place as text', $ => $.substrCP(['$s', 'x', 1]), mongo(/\$substrCP: starting index must be a numeric type/)),
];

const search: Case[] = [
  gives('indexOfBytes', 'in bytes', $ => $.indexOfBytes(['$wide', '员']), 3),
  gives('indexOfCP', 'in code points', $ => $.indexOfCP(['$wide', '员']), 1),
  gives('indexOfCP', 'a character beyond the plane counts once', $ => $.indexOfCP(['$face', 'b']), 1),
  gives('indexOfCP', 'nowhere', $ => $.indexOfCP(['$s', 'z']), -1),
  gives('indexOfCP', 'from a place', $ => $.indexOfCP(['$s', 'l', 3]), 3),
  gives('indexOfCP', 'up to a place', $ => $.indexOfCP(['$s', 'o', 0, 4]), -1),
  gives('indexOfCP', 'from beyond the end', $ => $.indexOfCP(['$s', 'o', 9]), -1),
  gives('indexOfBytes', 'the empty text is everywhere', $ => $.indexOfBytes(['$s', '']), 0),
  gives('indexOfCP', 'in null', $ => $.indexOfCP(['$nothing', 'x']), null),
  refuses('indexOfCP', 'in a number', $ => $.indexOfCP(['$n', 'x']), mongo(/\$indexOfCP requires a string as the first argument, found: int/)),
  refuses('indexOfBytes', 'a number', $ => $.indexOfBytes(['$s', 5]), mongo(/\$indexOfBytes requires a string as the second argument, found: int/)),
  refuses('indexOfCP', 'from before the beginning', $ => $.indexOfCP(['$s', 'o', -1]), mongo(/nonnegative|negative/)),
];

export const cases: Case[] = [...joining, ...cases_, ...lengths, ...parts, ...search];
