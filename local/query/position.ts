import { Doc, type Value } from '../ejson/value';
import type { FieldTest, QueryNode } from './ast';
import { compileMatcher } from './match';
import { arrayIndex } from './path';

/** The first array on a path and what of the path is left below it; explicit indexes lead into an array, not through it. */
const firstArray = (doc: Doc, parts: readonly string[]): { array: Value[]; rest: string[] } | undefined => {
  let value: Value | undefined = doc;
  for (let at = 0; at <= parts.length; at++) {
    if (Array.isArray(value)) {
      const index = at < parts.length ? arrayIndex(parts[at]!) : -1;
      if (index < 0 || index >= value.length) return { array: value, rest: parts.slice(at) };
      value = value[index];
    } else if (value instanceof Doc && at < parts.length) value = value[parts[at]!];
    else return undefined;
  }
  return undefined;
};

const holding = (name: string, value: Value): Doc => {
  const doc = new Doc();
  doc[name] = value;
  return doc;
};

/** For one item: the condition on what is left of the path, or on the item itself. */
const itemMatcher = (test: FieldTest, rest: string[]): ((item: Value) => boolean) => {
  if (test.op === 'elemMatch' && rest.length === 0) {
    const matches = compileMatcher({ op: 'field', path: 'items', test });
    return item => matches(holding('items', [item]));
  }
  const matches = compileMatcher({ op: 'field', path: ['item', ...rest].join('.'), test });
  return item => matches(holding('item', item));
};

const ofTest = (doc: Doc, path: string, test: FieldTest): number | undefined => {
  if (test.op === 'not' || test.op === 'never' || test.op === 'exists' || test.op === 'size')
    return undefined;
  if (test.op === 'and')
    return test.tests.reduce<number | undefined>((at, one) => ofTest(doc, path, one) ?? at, undefined);
  const found = firstArray(doc, path.split('.'));
  if (!found) return undefined;
  const at = found.array.findIndex(itemMatcher(test, found.rest));
  return at === -1 ? undefined : at;
};

/**
 * The index that `$` stands for in an update: of the first item, in the array a condition went through, that meets it. Of
 * several conditions the last that goes through an array decides, as in MongoDB. Undefined when none does.
 */
export const matchedPosition = (doc: Doc, node: QueryNode): number | undefined => {
  if (node.op === 'field') return ofTest(doc, node.path, node.test);
  if (node.op === 'and')
    return node.nodes.reduce<number | undefined>((at, child) => matchedPosition(doc, child) ?? at, undefined);
  if (node.op !== 'or') return undefined;
  const branch = node.nodes.find(child => compileMatcher(child)(doc));
  return branch && matchedPosition(doc, branch);
};
