import { mongo, type Case } from '../../support/case';
import { expressions } from '../../support/expressions';

/** Operators that the SDK has no names for are written as MongoDB writes them. */
const { gives, refuses } = expressions({ s: ' \t会员 A \n', wide: '\u3000x\u00a0', marks: '。你好。！', dots: 'a.b.c', n: 5, nothing: null });

const trim: Case[] = [
  gives('trim', 'white space at both ends', () => ({ $trim: { input: '$s' } }), '会员 A'),
  gives('ltrim', 'at the beginning', () => ({ $ltrim: { input: '$s' } }), '会员 A \n'),
  gives('rtrim', 'at the end', () => ({ $rtrim: { input: '$s' } }), ' \t会员 A'),
  gives('trim', 'the ideographic space is none of MongoDB’s', () => ({ $trim: { input: '$wide' } }), '\u3000x'),
  gives('trim', 'these characters', () => ({ $trim: { input: '$marks', chars: '！。' } }), '你好'),
  gives('trim', 'of null', () => ({ $trim: { input: '$nothing' } }), null),
  gives('trim', 'by null', () => ({ $trim: { input: '$s', chars: null } }), null),
  refuses('trim', 'no number', () => ({ $trim: { input: '$n' } }), mongo(/\$trim requires its input to be a string, got int/)),
  refuses('trim', 'by a number', () => ({ $trim: { input: '$s', chars: 5 } }), mongo(/\$trim requires 'chars' to be a string, got int/)),
  refuses('trim', 'its arguments have names', () => ({ $trim: '$s' }), mongo(/\$trim/)),
];

const replace: Case[] = [
  gives('replaceOne', 'the first', () => ({ $replaceOne: { input: '$dots', find: '.', replacement: '-' } }), 'a-b.c'),
  gives('replaceAll', 'every one, as plain text', () => ({ $replaceAll: { input: '$dots', find: '.', replacement: '-' } }), 'a-b-c'),
  gives('replaceAll', 'what stands for a match in JavaScript is text', () => ({ $replaceAll: { input: '$dots', find: '.', replacement: { $literal: '$&' } } }), 'a$&b$&c'),
  gives('replaceAll', 'nowhere', () => ({ $replaceAll: { input: '$dots', find: 'z', replacement: '-' } }), 'a.b.c'),
  gives('replaceAll', 'in null', () => ({ $replaceAll: { input: '$nothing', find: 'z', replacement: '-' } }), null),
  refuses('replaceAll', 'no number', () => ({ $replaceAll: { input: '$n', find: 'z', replacement: '-' } }), mongo(/'input' be a string, found: int/)),
];

export const cases: Case[] = [...trim, ...replace];
