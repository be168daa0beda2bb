import { showValue } from '../ejson/show';
import { fromPlain } from '../store/plain';
import { mongoError } from '../wire/errors';
import {
  isFields,
  isNothing,
  namedArguments,
  resultType,
  valueOf,
  withVariables,
  type Evaluate,
} from './arguments';
import { truthyResult } from './logic-expressions';

/** Checks a name that an expression or a join gives to a value. Throws MongoDB's errors. */
export const checkVariable = (name: unknown): string => {
  if (typeof name !== 'string' || name === '')
    throw mongoError(16866, 'empty variable names are not allowed');
  if (name === 'CURRENT') return name;
  if (/^[A-Z0-9_$]/.test(name))
    throw mongoError(16867, `'${name}' starts with an invalid character for a user variable name`);
  if (!/^[\w\u0080-\uffff]+$/.test(name))
    throw mongoError(16868, `'${name}' contains an invalid character for a variable name`);
  return name;
};

const itemsOf = (name: string, code: number, value: unknown): unknown[] | null => {
  if (isNothing(value)) return null;
  if (!Array.isArray(value))
    throw mongoError(code, `input to ${name} must be an array not ${resultType(value)}`);
  return value;
};

const filter: Evaluate = (doc, args, options) => {
  const codes = { object: 28646, unknown: 28647, missing: { input: 28648, cond: 28650 } };
  const spec = namedArguments('$filter', args, { codes, needs: ['input', 'cond'], allows: ['as', 'limit'] });
  const as = spec['as'] === undefined ? 'this' : checkVariable(spec['as']);
  const items = itemsOf('$filter', 28651, valueOf(doc, spec['input'], options));
  const limit = spec['limit'] === undefined ? null : valueOf(doc, spec['limit'], options);
  const kept = items?.filter(item =>
    truthyResult(valueOf(doc, spec['cond'], withVariables(options, { [as]: item }))),
  );
  if (kept === undefined) return null;
  return typeof limit === 'number' ? kept.slice(0, limit) : kept;
};

const map: Evaluate = (doc, args, options) => {
  const codes = { object: 16878, unknown: 16879, missing: { input: 16880, in: 16882 } };
  const spec = namedArguments('$map', args, { codes, needs: ['input', 'in'], allows: ['as'] });
  const as = spec['as'] === undefined ? 'this' : checkVariable(spec['as']);
  const items = itemsOf('$map', 16883, valueOf(doc, spec['input'], options));
  return items?.map(item => valueOf(doc, spec['in'], withVariables(options, { [as]: item })) ?? null) ?? null;
};

const reduce: Evaluate = (doc, args, options) => {
  const codes = { object: 40075, unknown: 40076, missing: { input: 40077, initialValue: 40078, in: 40079 } };
  const spec = namedArguments('$reduce', args, { codes, needs: ['input', 'initialValue', 'in'] });
  const items = valueOf(doc, spec['input'], options);
  if (isNothing(items)) return null;
  if (!Array.isArray(items))
    throw mongoError(
      40080,
      `$reduce requires that 'input' be an array, found: ${showValue(fromPlain(items))}`,
    );
  return (items as unknown[]).reduce(
    (value, item) => valueOf(doc, spec['in'], withVariables(options, { value, this: item })),
    valueOf(doc, spec['initialValue'], options),
  );
};

const letIn: Evaluate = (doc, args, options) => {
  const codes = { object: 16874, unknown: 16875, missing: { vars: 16876, in: 16877 } };
  const spec = namedArguments('$let', args, { codes, needs: ['vars', 'in'] });
  const { vars } = spec;
  if (!isFields(vars)) throw mongoError(10065, `invalid parameter: expected an object (vars)`);
  const names = Object.keys(vars).map(
    name => [checkVariable(name), valueOf(doc, vars[name], options)] as const,
  );
  return valueOf(doc, spec['in'], withVariables(options, Object.fromEntries(names)));
};

export const loopExpressions: Record<string, Evaluate> = {
  $filter: filter,
  $map: map,
  $reduce: reduce,
  $let: letIn,
};
