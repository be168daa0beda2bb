import type { Doc } from '../ejson/value';
import { keyValues, MISSING } from '../query/path';
import { mongoError } from '../wire/errors';
import { encodeKey, type KeyPart } from './key';
import { refuseParallelArrays } from './parallel-arrays';

export type IndexField = { path: string; parts: string[]; direction: 1 | -1 };

/** What the key generator must know of an index. */
export type IndexShape = { fields: IndexField[]; directions: (1 | -1)[]; sparse: boolean };

const MAX_KEYS = 100_000;
/** A long text beside a long array is repeated in each of its keys. */
const MAX_KEY_BYTES = 64 * 1024 * 1024;

const partsOf = (doc: Doc, field: IndexField): { parts: KeyPart[]; present: boolean } => {
  if (field.parts.length === 1) {
    const direct = doc[field.path];
    if (direct === undefined) return { parts: [null], present: false };
    if (!Array.isArray(direct)) return { parts: [direct], present: true };
  }
  const found = keyValues(doc, field.parts, true);
  const present = found.some(item => item !== MISSING);
  return { parts: found.map(item => (item === MISSING ? null : item)), present };
};

const product = (lists: KeyPart[][], fields: IndexField[]): KeyPart[][] => {
  let rows: KeyPart[][] = [[]];
  lists.forEach((list, i) => {
    const field = fields[i]!;
    rows = rows.flatMap(row => list.map(part => [...row, part]));
    if (rows.length > MAX_KEYS) throw mongoError(171, `too many index keys for the path ${field.path}`);
  });
  return rows;
};

/** The keys of a document in an index, without repeats: several when an array is indexed, none when a sparse index skips it. */
export const indexKeys = (doc: Doc, index: IndexShape): Buffer[] => {
  if (index.fields.length === 1) return singleFieldKeys(doc, index);
  refuseParallelArrays(
    doc,
    index.fields.map(field => field.parts),
  );
  const found = index.fields.map(field => partsOf(doc, field));
  if (index.sparse && !found.some(item => item.present)) return [];
  const lists = found.map(item => item.parts);
  if (lists.every(list => list.length === 1))
    return [
      encodeKey(
        lists.map(list => list[0]!),
        index.directions,
      ),
    ];
  return distinct(encodeAll(product(lists, index.fields), index));
};

const encodeAll = (rows: KeyPart[][], index: IndexShape): Buffer[] => {
  let bytes = 0;
  return rows.map(row => {
    const key = encodeKey(row, index.directions);
    bytes += key.length;
    if (bytes > MAX_KEY_BYTES)
      throw mongoError(171, `the index keys of one document hold more than ${MAX_KEY_BYTES} bytes`);
    return key;
  });
};

const singleFieldKeys = (doc: Doc, index: IndexShape): Buffer[] => {
  const { parts, present } = partsOf(doc, index.fields[0]!);
  if (index.sparse && !present) return [];
  if (parts.length === 1) return [encodeKey(parts, index.directions)];
  return distinct(parts.map(part => encodeKey([part], index.directions)));
};

const distinct = (keys: Buffer[]): Buffer[] => {
  const byText = new Map(keys.map(key => [key.toString('latin1'), key]));
  return [...byText.values()];
};
