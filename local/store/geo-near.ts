import { Double } from 'bson';
import { storedShape } from '../geo/shape';
import { Doc, fitsInt64, rank, rankOf, toNumber, type NumberValue, type Value } from '../ejson/value';
import type { Near, QueryNode } from '../query/ast';
import { distanceFrom } from '../query/geo';
import type { Variables } from '../query/expression';
import { parseQuery } from '../query/parse';
import { MISSING, pathParts, somePath } from '../query/path';
import { mongoError } from '../wire/errors';
import type { Collection } from './catalog';
import { withField } from './lookup';
import type { Store } from './open';
import { asDoc, refuseOthers, textIn } from './pipeline';
import { nearest } from './scan';

const ARGUMENTS = [
  'near',
  'distanceField',
  'spherical',
  'maxDistance',
  'minDistance',
  'query',
  'distanceMultiplier',
  'includeLocs',
  'key',
  'limit',
  'num',
];

const numberIn = (spec: Doc, name: string, fallback: number): number => {
  const value = spec[name];
  if (value === undefined || value === null) return fallback;
  const n = rankOf(value) === rank.number ? toNumber(value as NumberValue) : NaN;
  if (!(n >= 0)) throw mongoError(2, `${name} must be a non-negative number`);
  return n;
};

const placesIn = (doc: Doc, prefix: string, into: Set<string>): void => {
  for (const name of Object.keys(doc)) {
    const value = doc[name]!;
    if (!(value instanceof Doc)) continue;
    if ('type' in value && storedShape(value)) into.add(`${prefix}${name}`);
    else placesIn(value, `${prefix}${name}.`, into);
  }
};

/** Without `key` MongoDB takes the only geo index; here, the only field that holds GeoJSON. */
const onlyPlace = (docs: Doc[]): string | undefined => {
  const paths = new Set<string>();
  docs.forEach(doc => placesIn(doc, '', paths));
  if (paths.size > 1)
    throw mongoError(
      2,
      `$geoNear needs its 'key': there is more than one field with places (${[...paths].join(', ')})`,
    );
  return [...paths][0];
};

const locationOf = (doc: Doc, path: string, near: Near): Value => {
  let best: { far: number; value: Value } | undefined;
  somePath(doc, path.split('.'), found => {
    for (const value of found === MISSING ? [] : [found, ...(Array.isArray(found) ? found : [])]) {
      const far = near.distance(value);
      if (far !== undefined && (!best || far < best.far)) best = { far, value };
    }
    return false;
  });
  return best?.value ?? null;
};

/** A result of arithmetic is a double, also when it is whole. */
const doubleOf = (n: number): Value => (fitsInt64(n) ? new Double(n) : n);

/** `$geoNear`, the first stage of a pipeline: the documents by distance, with the distance in a field. */
export const geoNear = (store: Store, collection: Collection, value: Value, variables: Variables): Doc[] => {
  const spec = asDoc(value, '$geoNear');
  refuseOthers(spec, ARGUMENTS, '$geoNear');
  if (!('near' in spec)) throw mongoError(2, '$geoNear requires a near argument');
  const field = pathParts(textIn(spec, 'distanceField', '$geoNear'));
  const near: Near = {
    distance: distanceFrom(spec['near']!, spec['spherical'] === true),
    max: numberIn(spec, 'maxDistance', Infinity),
    min: numberIn(spec, 'minDistance', 0),
  };
  const factor = numberIn(spec, 'distanceMultiplier', 1);
  const asked = parseQuery(asDoc(spec['query'] ?? new Doc(), '$geoNear'), variables);
  const all = { sort: [], skip: 0, limit: Infinity };
  const search = (node: QueryNode, limit: number) =>
    store.operations.search(collection, node, { ...all, limit }, undefined).map(hit => hit.doc);
  const path = 'key' in spec ? textIn(spec, 'key', '$geoNear') : onlyPlace(search(asked, Infinity));
  if (path === undefined) return [];
  const limit = numberIn(spec, 'limit', numberIn(spec, 'num', Infinity));
  const node: QueryNode = { op: 'and', nodes: [asked, { op: 'field', path, test: { op: 'near', near } }] };
  return search(node, limit).map(doc => {
    const far = withField(doc, field, doubleOf(nearest(doc, { path, near }) * factor));
    if (!('includeLocs' in spec)) return far;
    return withField(far, pathParts(textIn(spec, 'includeLocs', '$geoNear')), locationOf(doc, path, near));
  });
};
