import { Doc, rank, rankOf, toNumber, type NumberValue, type Value } from '../ejson/value';
import { mongoError } from '../wire/errors';

const POSITIONAL = '.$';

const isOff = (value: Value): boolean =>
  value === false || (rankOf(value) === rank.number && toNumber(value as NumberValue) === 0);

type Paths = [path: string, value: Value][];

/** Finds `items.$` among the paths: it stands for `items`, of which the item met is shown. Throws MongoDB's errors. */
export const positionalOf = (paths: Paths): { paths: Paths; positional?: string } => {
  const found = paths.filter(([path]) => path.split('.').includes('$'));
  if (found.length === 0) return { paths };
  if (found.length > 1)
    throw mongoError(31276, 'Cannot specify more than one positional projection per query.');
  const [path, value] = found[0]!;
  if (!path.endsWith(POSITIONAL) || path.indexOf(POSITIONAL) !== path.length - POSITIONAL.length)
    throw mongoError(
      31394,
      "As of 4.4, it's illegal to specify positional operator in the middle of a path. Positional projection may only be used at the end",
    );
  if (isOff(value)) throw mongoError(31395, 'positional projection cannot be used with exclusion');
  if (paths.some(([, other]) => other instanceof Doc && '$elemMatch' in other))
    throw mongoError(31256, 'Cannot specify positional operator and $elemMatch.');
  const positional = path.slice(0, -POSITIONAL.length);
  return { paths: paths.map(entry => (entry === found[0] ? [positional, value] : entry)), positional };
};

const noItem = () =>
  mongoError(
    51246,
    "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
  );

/** The document with nothing in the first array on the path but one item; what is no array stays. */
export const withOneItem = (
  value: Value,
  parts: readonly string[],
  index: () => number | undefined,
): Value => {
  if (Array.isArray(value)) {
    const at = index();
    if (at === undefined || at >= value.length) throw noItem();
    return [value[at]!];
  }
  const [first, ...rest] = parts;
  if (first === undefined || !(value instanceof Doc) || !(first in value)) return value;
  return Object.assign(new Doc(), value, { [first]: withOneItem(value[first]!, rest, index) });
};
