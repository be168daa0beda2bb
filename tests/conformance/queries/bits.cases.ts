import { mongo, type Case } from '../support/case';
import { questions } from '../support/queries';

const { finds, refuses } = questions([
  { _id: 'five', n: 5 }, // 101
  { _id: 'seven', n: 7 }, // 111
  { _id: 'two', n: 2 }, // 010
  { _id: 'zero', n: 0 },
  { _id: 'minus', n: -1 },
  { _id: 'half', n: 5.5 },
  { _id: 'text', n: '5' },
  { _id: 'list', n: [2, 5] },
  { _id: 'none' },
]);

export const cases: Case[] = [
  finds('$bitsAllSet', 'a mask as a number', () => ({ n: { $bitsAllSet: 5 } }), ['five', 'seven', 'minus', 'list']),
  finds('$bitsAllSet', 'a mask as positions', () => ({ n: { $bitsAllSet: [0, 2] } }), ['five', 'seven', 'minus', 'list']),
  finds('$bitsAllSet', 'an empty mask is met by every whole number', () => ({ n: { $bitsAllSet: 0 } }), ['five', 'seven', 'two', 'zero', 'minus', 'list']),
  finds('$bitsAllClear', 'none of them set', () => ({ n: { $bitsAllClear: 5 } }), ['two', 'zero', 'list']),
  finds('$bitsAnySet', 'at least one set', () => ({ n: { $bitsAnySet: 6 } }), ['five', 'seven', 'two', 'minus', 'list']),
  finds('$bitsAnyClear', 'at least one clear', () => ({ n: { $bitsAnyClear: 5 } }), ['two', 'zero', 'list']),
  finds('$bitsAnyClear', 'positions', () => ({ n: { $bitsAnyClear: [1] } }), ['five', 'zero', 'list']),
  finds('$bitsAllSet', 'a negative number has its sign in every higher position', () => ({ n: { $bitsAllSet: [40] } }), ['minus']),
  refuses('$bitsAllSet', 'no negative mask', () => ({ n: { $bitsAllSet: -1 } }), mongo(/non-negative/)),
  refuses('$bitsAllSet', 'no text', () => ({ n: { $bitsAllSet: 'x' } }), mongo()),
  refuses('$bitsAnySet', 'no negative position', () => ({ n: { $bitsAnySet: [-1] } }), mongo(/bit positions must be/)),
];
