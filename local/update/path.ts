import { Doc, typeName, type Value } from '../ejson/value';
import { showValue } from '../ejson/show';
import { arrayIndex, MISSING, type Found } from '../query/path';
import { mongoError } from '../wire/errors';

/** MongoDB's guard against `{ 'a.1000000000': 1 }` filling the store with nulls. */
const MAX_PADDING = 1_500_000;

/** The place a dot path names in a document: a field of a document or an item of an array. */
export type Slot = { parent: Doc | Value[]; key: string | number };

const cannotCreate = (part: string, holder: string, element: Value) =>
  mongoError(28, `Cannot create field '${part}' in element {${holder}: ${showValue(element)}}`);

const has = (parent: Doc | Value[], key: string | number) =>
  Array.isArray(parent) ? (key as number) < parent.length : (key as string) in parent;

const keyIn = (parent: Doc | Value[], part: string): string | number =>
  Array.isArray(parent) ? arrayIndex(part) : part;

export const readSlot = ({ parent, key }: Slot): Found =>
  has(parent, key) ? (parent as Record<string | number, Value>)[key]! : MISSING;

export const writeSlot = ({ parent, key }: Slot, value: Value): void => {
  if (Array.isArray(parent)) {
    if ((key as number) - parent.length > MAX_PADDING) throw mongoError(2, 'too much padding in an array');
    while (parent.length < (key as number)) parent.push(null);
  }
  (parent as Record<string | number, Value>)[key] = value;
};

/** Removes a field; an item of an array becomes null, so that the others keep their places. */
export const removeSlot = ({ parent, key }: Slot): void => {
  if (!has(parent, key)) return;
  if (Array.isArray(parent)) parent[key as number] = null;
  else delete parent[key as string];
};

/** Finds a path's slot without making anything; undefined when the way to it does not exist. */
export const findSlot = (doc: Doc, path: string): Slot | undefined => {
  const parts = path.split('.');
  let parent: Value = doc;
  for (let i = 0; ; i++) {
    if (!(parent instanceof Doc) && !Array.isArray(parent)) return undefined;
    const key = keyIn(parent, parts[i]!);
    if (key === -1) return undefined;
    if (i === parts.length - 1) return { parent, key };
    if (!has(parent, key)) return undefined;
    parent = (parent as Record<string | number, Value>)[key]!;
  }
};

/** Where a value stands in the way of a path: a scalar, or an array before a name that is no index. */
export const blockedAt = (
  doc: Doc,
  path: string,
): { part: string; holder: string; element: Value } | undefined => {
  const parts = path.split('.');
  let element: Value = doc;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    const container: Doc | Value[] | undefined =
      element instanceof Doc || (Array.isArray(element) && keyIn(element, part) !== -1) ? element : undefined;
    if (!container) return { part, holder: parts[i - 1] ?? '', element };
    const found = readSlot({ parent: container, key: keyIn(container, part) });
    if (found === MISSING) return undefined;
    element = found;
  }
  return undefined;
};

/** Finds a path's slot, making the documents on the way. Throws MongoDB's error where a scalar or an array stands in it. */
export const makeSlot = (doc: Doc, path: string): Slot => {
  const parts = path.split('.');
  let parent: Doc | Value[] = doc;
  for (let i = 0; ; i++) {
    const part = parts[i]!;
    const key = keyIn(parent, part);
    if (key === -1) throw cannotCreate(part, parts[i - 1] ?? '', parent);
    if (i === parts.length - 1) return { parent, key };
    const found = readSlot({ parent, key });
    if (found === MISSING) {
      const made = new Doc();
      writeSlot({ parent, key }, made);
      parent = made;
    } else if (found instanceof Doc || Array.isArray(found)) parent = found;
    else throw cannotCreate(parts[i + 1]!, part, found);
  }
};

/** Replaces `$[]` by each index of the array found there. `$` was replaced before; `$[name]` is refused by the parser. */
export const expandPaths = (doc: Doc, path: string): string[] => {
  const at = path.split('.').indexOf('$[]');
  if (at === -1) return [path];
  const parts = path.split('.');
  const prefix = parts.slice(0, at).join('.');
  const slot = findSlot(doc, prefix);
  const array = slot ? readSlot(slot) : MISSING;
  if (!Array.isArray(array)) {
    const kind = array === MISSING ? 'a missing field' : typeName(array);
    throw mongoError(
      2,
      `The path '${prefix}' must exist in the document in order to apply array updates, it is ${kind}.`,
    );
  }
  return array.flatMap((_item, i) =>
    expandPaths(doc, [...parts.slice(0, at), i, ...parts.slice(at + 1)].join('.')),
  );
};
