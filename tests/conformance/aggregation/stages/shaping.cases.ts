import { mongo, type Case } from '../../support/case';
import { pipelines, stage } from '../../support/stages';

const { yields, refuses } = pipelines([
  { _id: 1, a: 1, b: { c: 2, d: 3 }, l: [{ x: 1, y: 2 }, { x: 3 }, 5] },
  { _id: 2, a: null, b: 7 },
]);
const one = (pipeline: { match: (query: object) => unknown }) => pipeline.match({ _id: 1 }) as never;
 
const first = (p: any): any => one(p);

const project: Case[] = [
  yields('project', 'fields that are kept, and the id', p => first(p).project({ a: 1 }), [{ _id: 1, a: 1 }]),
  yields('project', 'true keeps, also any number but zero', p => first(p).project({ a: true, b: 5 }), [{ _id: 1, a: 1, b: { c: 2, d: 3 } }]),
  yields('project', 'without the id', p => first(p).project({ _id: 0, a: 1 }), [{ a: 1 }]),
  yields('project', 'a path', p => first(p).project({ 'b.c': 1 }), [{ _id: 1, b: { c: 2 } }]),
  yields('project', 'a nested object is a path', p => first(p).project({ b: { d: 1 } }), [{ _id: 1, b: { d: 3 } }]),
  yields('project', 'through an array; what is no document falls out', p => first(p).project({ 'l.x': 1 }), [{ _id: 1, l: [{ x: 1 }, { x: 3 }] }]),
  yields('project', 'a path into what is no object leaves it out', p => p.match({ _id: 2 }).project({ 'b.c': 1 }), [{ _id: 2 }]),
  yields('project', 'what is not there stays away', p => first(p).project({ none: 1 }), [{ _id: 1 }]),
  yields('project', 'fields that are dropped', p => first(p).project({ b: 0, l: false }), [{ _id: 1, a: 1 }]),
  yields('project', 'a path that is dropped', p => first(p).project({ 'b.c': 0, l: 0 }), [{ _id: 1, a: 1, b: { d: 3 } }]),
  yields('project', 'a path that is dropped through an array', p => first(p).project({ a: 0, b: 0, 'l.x': 0 }), [{ _id: 1, l: [{ y: 2 }, {}, 5] }]),
  yields('project', 'the id alone dropped keeps the rest', p => p.match({ _id: 2 }).project({ _id: 0 }), [{ a: null, b: 7 }]),
  yields('project', 'a field by another name', p => first(p).project({ q: '$b.c' }), [{ _id: 1, q: 2 }]),
  yields('project', 'an expression', (p, { $ }) => first(p).project({ s: $.add(['$a', '$b.c']) }), [{ _id: 1, s: 3 }]),
  yields('project', 'an expression below', (p, { $ }) => first(p).project({ b: { e: $.add(['$b.c', 1]) } }), [{ _id: 1, b: { e: 3 } }]),
  yields('project', 'an expression beside what is kept below', (p, { $ }) => first(p).project({ b: { c: 1, e: $.add(['$b.c', 1]) } }), [{ _id: 1, b: { c: 2, e: 3 } }]),
  yields('project', 'an expression below each item of an array', p => first(p).project({ 'l.z': '$a' }), [{ _id: 1, l: [{ z: 1 }, { z: 1 }, { z: 1 }] }]),
  yields('project', 'an expression for the id', p => first(p).project({ _id: '$a' }), [{ _id: 1 }]),
  yields('project', 'an expression without value leaves the field out', p => first(p).project({ q: '$none' }), [{ _id: 1 }]),
  yields('project', 'an array of expressions', p => first(p).project({ q: ['$a', '$none'] }), [{ _id: 1, q: [1, null] }]),
  yields('project', 'text is itself', p => first(p).project({ q: 'text' }), [{ _id: 1, q: 'text' }]),
  yields('project', 'an array of a path through documents', p => first(p).project({ q: '$l.x' }), [{ _id: 1, q: [1, 3] }]),
  refuses('project', 'kept and dropped together', p => p.project({ a: 1, b: 0 }), mongo(/Cannot do exclusion on field b in inclusion projection/)),
  refuses('project', 'dropped and computed together', p => p.project({ a: 0, b: '$a' }), mongo(/Cannot do inclusion on field b in exclusion projection/)),
  refuses('project', 'nothing', p => p.project({}), mongo(/must have at least one field/)),
  refuses('project', 'a path twice', p => p.project({ b: 1, 'b.c': 1 }), mongo(/Path collision at b\.c/)),
  refuses('project', 'an expression that does not exist', p => p.project({ q: { $nothing: 1 } }), mongo(/Unrecognized expression '\$nothing'/)),
  refuses('project', 'a field with a dollar', p => p.project({ $a: 1 }), mongo(/FieldPath field names may not start with '\$'/)),
];

const addFields: Case[] = [
  yields('addFields', 'behind what is there', p => p.match({ _id: 2 }).addFields({ c: 1 }), [{ _id: 2, a: null, b: 7, c: 1 }]),
  yields('addFields', 'in the place of what is there', (p, { $ }) => p.match({ _id: 2 }).addFields({ b: $.add(['$b', 1]) }), [{ _id: 2, a: null, b: 8 }]),
  yields('addFields', 'below an object', p => first(p).addFields({ 'b.e': '$a' }).project({ b: 1 }), [{ _id: 1, b: { c: 2, d: 3, e: 1 } }]),
  yields('addFields', 'below an object, as a nested one', p => first(p).addFields({ b: { e: '$a' } }).project({ b: 1 }), [{ _id: 1, b: { c: 2, d: 3, e: 1 } }]),
  yields('addFields', 'below each item of an array', p => first(p).addFields({ 'l.z': 0 }).project({ l: 1 }), [{ _id: 1, l: [{ x: 1, y: 2, z: 0 }, { x: 3, z: 0 }, { z: 0 }] }]),
  yields('addFields', 'in the place of what is no object', p => p.match({ _id: 2 }).addFields({ 'b.e': 1 }), [{ _id: 2, a: null, b: { e: 1 } }]),
  yields('addFields', 'an expression without value removes the field', p => p.match({ _id: 2 }).addFields({ b: '$none' }), [{ _id: 2, a: null }]),
  yields('addFields', 'all see the document as it was', p => p.match({ _id: 2 }).addFields({ b: 1, c: '$b' }), [{ _id: 2, a: null, b: 1, c: 7 }]),
  yields('addFields', 'numbers and truth values are themselves', p => p.match({ _id: 2 }).addFields({ c: 0, d: true }), [{ _id: 2, a: null, b: 7, c: 0, d: true }]),
  yields('$set', 'is addFields', p => stage(p.match({ _id: 2 }), 'set', { c: '$b' }), [{ _id: 2, a: null, b: 7, c: 7 }]),
  yields('$unset', 'one path', p => stage(p.match({ _id: 2 }), 'unset', 'b'), [{ _id: 2, a: null }]),
  yields('$unset', 'several paths', p => stage(first(p), 'unset', ['l', 'b.c']), [{ _id: 1, a: 1, b: { d: 3 } }]),
  refuses('addFields', 'nothing', p => p.addFields({}), mongo(/must have at least one field/)),
];

const replace: Case[] = [
  yields('replaceRoot', 'by a field', p => first(p).replaceRoot({ newRoot: '$b' }), [{ c: 2, d: 3 }]),
  yields('replaceRoot', 'by an object of expressions', p => first(p).replaceRoot({ newRoot: { q: '$a', r: '$none' } }), [{ q: 1 }]),
  yields('replaceRoot', 'by an expression', (p, { $ }) => first(p).replaceRoot({ newRoot: $.mergeObjects([{ c: 0, e: 5 }, '$b']) }), [{ c: 2, e: 5, d: 3 }]),
  yields('$replaceWith', 'is replaceRoot', p => stage(first(p), 'replaceWith', '$b'), [{ c: 2, d: 3 }]),
  refuses('replaceRoot', 'not by a number', p => p.replaceRoot({ newRoot: '$b' }), mongo(/'newRoot' expression\s+must evaluate to an object/)),
  refuses('replaceRoot', 'not by what is missing', p => p.replaceRoot({ newRoot: '$none' }), mongo(/must evaluate to an object, but resulting value was: MISSING/)),
  refuses('replaceRoot', 'without newRoot', p => p.replaceRoot({}), mongo(/newRoot/)),
];

export const cases: Case[] = [...project, ...addFields, ...replace];
