import type { Value } from '../ejson/value';
import { fromPlain, toPlain, type Plain } from '../store/plain';
import type { DocTest, QueryNode } from './ast';
import { checkExpression, evaluate, isObject, type Variables } from './expression';
import { truthyResult } from './logic-expressions';

/** The field path an operand names, if it is nothing else. */
const pathOf = (operand: Plain): string | undefined =>
  typeof operand === 'string' && /^\$[^$]/.test(operand) ? operand.slice(1) : undefined;

const isConstant = (operand: Plain, variables: Variables): boolean => {
  if (typeof operand === 'string' && operand.startsWith('$'))
    return operand.startsWith('$$') && Object.hasOwn(variables, operand.slice(2).split('.')[0]!);
  if (Array.isArray(operand)) return operand.every(item => isConstant(item, variables));
  return !isObject(operand) || '$literal' in operand;
};

/** The value of an operand that no document changes; undefined when there is none, or when it says nothing about an index. */
const constantOf = (operand: Plain, variables: Variables): Value | undefined => {
  if (!isConstant(operand, variables)) return undefined;
  const value = evaluate(operand, {}, variables);
  return value === undefined ? undefined : fromPlain(value);
};

const equality = (left: Plain, right: Plain, variables: Variables): QueryNode[] => {
  const path = pathOf(left);
  const value = path === undefined ? undefined : constantOf(right, variables);
  // an array is compared whole here, and an index holds its elements
  if (path === undefined || value === undefined || Array.isArray(value)) return [];
  return [{ op: 'field', path, test: { op: 'eq', value } }];
};

const membership = (left: Plain, right: Plain, variables: Variables): QueryNode[] => {
  const path = pathOf(left);
  const values = path === undefined ? undefined : constantOf(right, variables);
  if (path === undefined || !Array.isArray(values) || values.some(Array.isArray)) return [];
  return [{ op: 'field', path, test: { op: 'in', values, patterns: [] } }];
};

/** What an expression says about single fields, as conditions an index can answer; every match meets them. */
const impliedBy = (expr: Plain, variables: Variables): QueryNode[] => {
  if (!isObject(expr)) return [];
  const [name] = Object.keys(expr);
  const args = name === undefined ? null : expr[name];
  if (!Array.isArray(args)) return [];
  if (name === '$and') return args.flatMap(item => impliedBy(item, variables));
  if (args.length !== 2) return [];
  const [left, right] = args as [Plain, Plain];
  if (name === '$in') return membership(left, right, variables);
  return name === '$eq' ? [...equality(left, right, variables), ...equality(right, left, variables)] : [];
};

/** `$expr`: an aggregation expression as a condition. Throws MongoDB's error on an operator that does not exist. */
export const exprTest = (value: Value, variables: Variables): DocTest => {
  const expr = toPlain(value);
  checkExpression(expr);
  return {
    op: 'document',
    matches: doc => truthyResult(evaluate(expr, toPlain(doc), variables)),
    implied: impliedBy(expr, variables),
  };
};
