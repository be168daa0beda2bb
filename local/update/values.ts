import type { Value } from '../ejson/value';
import { sameValue } from '../query/compare';
import { encodeKey } from '../store/key';

/** Up to so many pairs are compared one by one: most arrays of documents are short. */
const FEW_PAIRS = 1000;

const keyOf = (value: Value): string => encodeKey([value]).toString('latin1');

/** Tells whether a value is among `values` by MongoDB's equality; `asked` is how many will be asked about. */
export const memberOf = (values: Value[], asked: number): ((value: Value) => boolean) => {
  if (values.length * asked <= FEW_PAIRS) return value => values.some(other => sameValue(other, value));
  const known = new Set(values.map(keyOf));
  return value => known.has(keyOf(value));
};

/** Appends the values that are not there yet, each once. */
export const addNew = (array: Value[], values: Value[]): Value[] => {
  if ((array.length + values.length) * values.length <= FEW_PAIRS) {
    const out = [...array];
    for (const value of values) if (!out.some(present => sameValue(present, value))) out.push(value);
    return out;
  }
  const known = new Set(array.map(keyOf));
  return [
    ...array,
    ...values.filter(value => {
      const key = keyOf(value);
      return !known.has(key) && known.add(key);
    }),
  ];
};
