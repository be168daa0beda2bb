import type { FieldTest, QueryNode } from './ast';
import type { SortField } from './sort';

const testShape = (test: FieldTest): string => {
  if (test.op === 'not' || test.op === 'and') return `${test.op}(${test.tests.map(testShape).join(', ')})`;
  return test.op;
};

/** A query without its values, for logs: `{ memberId: eq, at: gt }`. */
export const shapeOf = (node: QueryNode): string => {
  if (node.op === 'field') return `${node.path}: ${testShape(node.test)}`;
  if (node.op === 'document')
    return `(expression${node.implied.map(child => `, ${shapeOf(child)}`).join('')})`;
  const parts = node.nodes.map(shapeOf);
  if (node.op === 'and') return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
  return `$${node.op}: [${parts.join(', ')}]`;
};

type Wanted = { equal: string[]; ranged: string[] };

const collect = (node: QueryNode, into: Wanted): Wanted => {
  if (node.op === 'and') node.nodes.forEach(child => collect(child, into));
  if (node.op === 'document') node.implied.forEach(child => collect(child, into));
  if (node.op !== 'field') return into;
  const { path, test } = node;
  if (test.op === 'eq' || test.op === 'in') into.equal.push(path);
  else if (test.op === 'elemMatch' && test.element.op !== 'value') {
    const inner = collect(test.element, { equal: [], ranged: [] });
    for (const name of inner.equal) into.equal.push(`${path}.${name}`);
    for (const name of inner.ranged) into.ranged.push(`${path}.${name}`);
    // places have no index
  } else if (test.op !== 'not' && test.op !== 'near' && test.op !== 'geo') into.ranged.push(path);
  return into;
};

/** The index that would serve a query best, by the usual rule: equalities, then the order, then ranges. */
export const wantedIndex = (node: QueryNode, sort: readonly SortField[]): string => {
  const { equal, ranged } = collect(node, { equal: [], ranged: [] });
  const keys = new Map<string, 1 | -1>(equal.map(path => [path, 1]));
  for (const field of sort) if (!keys.has(field.path)) keys.set(field.path, field.direction);
  for (const path of ranged) if (!keys.has(path)) keys.set(path, 1);
  if (keys.size === 0) return 'none would help';
  return `{ ${[...keys].map(([path, direction]) => `${path}: ${direction}`).join(', ')} }`;
};
