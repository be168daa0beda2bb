import { mongoError } from '../wire/errors';
import { isFields, isNothing, namedArguments, resultType, valueOf, type Evaluate } from './arguments';
import { truthyResult } from './logic-expressions';

const cond: Evaluate = (doc, args, options) => {
  if (Array.isArray(args)) {
    if (args.length !== 3)
      throw mongoError(16020, `Expression $cond takes exactly 3 arguments. ${args.length} were passed in.`);
    return valueOf(doc, truthyResult(valueOf(doc, args[0], options)) ? args[1] : args[2], options);
  }
  const codes = { object: 16020, unknown: 17083, missing: { if: 17080, then: 17081, else: 17082 } };
  const spec = namedArguments('$cond', args, { codes, needs: ['if', 'then', 'else'] });
  return valueOf(doc, truthyResult(valueOf(doc, spec['if'], options)) ? spec['then'] : spec['else'], options);
};

const ifNull: Evaluate = (doc, args, options) => {
  const list = Array.isArray(args) ? (args as unknown[]) : [args];
  if (list.length < 2) throw mongoError(1257300, `$ifNull needs at least two arguments, had: ${list.length}`);
  let value: unknown;
  for (const item of list) {
    value = valueOf(doc, item, options);
    if (!isNothing(value)) return value;
  }
  return value;
};

type Branch = { case: unknown; then: unknown };

const branchOf = (branch: unknown): Branch => {
  if (!isFields(branch))
    throw mongoError(40062, `$switch expected each branch to be an object, found: ${resultType(branch)}`);
  const other = Object.keys(branch).find(key => key !== 'case' && key !== 'then');
  if (other !== undefined) throw mongoError(40063, `$switch found an unknown argument to a branch: ${other}`);
  if (!('case' in branch)) throw mongoError(40064, "$switch requires each branch have a 'case' expression");
  if (!('then' in branch)) throw mongoError(40065, "$switch requires each branch have a 'then' expression.");
  return branch as Branch;
};

const switchOn: Evaluate = (doc, args, options) => {
  if (!isFields(args))
    throw mongoError(40060, `$switch requires an object as an argument, found: ${resultType(args)}`);
  const other = Object.keys(args).find(key => key !== 'branches' && key !== 'default');
  if (other !== undefined) throw mongoError(40067, `$switch found an unknown argument: ${other}`);
  const given = args['branches'] ?? [];
  if (!Array.isArray(given))
    throw mongoError(40061, `$switch expected an array for 'branches', found: ${resultType(given)}`);
  const branches = given.map(branchOf);
  if (branches.length === 0) throw mongoError(40068, '$switch requires at least one branch.');
  const taken = branches.find(branch => truthyResult(valueOf(doc, branch.case, options)));
  if (taken) return valueOf(doc, taken.then, options);
  if (!('default' in args))
    throw mongoError(
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    );
  return valueOf(doc, args['default'], options);
};

/** Choices: only what is chosen is computed. */
export const choiceExpressions: Record<string, Evaluate> = {
  $cond: cond,
  $ifNull: ifNull,
  $switch: switchOn,
};
