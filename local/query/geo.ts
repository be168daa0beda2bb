import { flatDistance, inFlatBox, inFlatRing } from '../geo/plane';
import { angleTo, intersects, metresTo, within, withinAngle } from '../geo/relate';
import { pairOf, shapeOf, storedShape, type Shape } from '../geo/shape';
import { vectorOf, type Position } from '../geo/sphere';
import { Doc, rank, rankOf, toNumber, type NumberValue, type Value } from '../ejson/value';
import { mongoError } from '../wire/errors';
import type { FieldTest, Near, QueryNode } from './ast';

const bad = (message: string) => mongoError(2, message);

const distanceOf = (value: Value | undefined, name: string): number | undefined => {
  if (value === undefined || value === null) return undefined;
  const n = rankOf(value) === rank.number ? toNumber(value as NumberValue) : NaN;
  if (!(n >= 0)) throw bad(`${name} must be a non-negative number`);
  return n;
};

const shapeTest =
  (decide: (shape: Shape) => boolean) =>
  (value: Value): boolean => {
    const shape = storedShape(value);
    return shape !== undefined && decide(shape);
  };

/** Flat operators know points of any range, so that they serve floor plans as well. */
const flatPlace = (value: Value): Position | undefined => {
  if (Array.isArray(value)) {
    return value.length >= 2 && value.every(item => rankOf(item) === rank.number) ? pairOf(value) : undefined;
  }
  const shape = storedShape(value);
  return shape?.positions.length === 1 ? shape.positions[0] : undefined;
};

const flatTest =
  (decide: (place: Position) => boolean) =>
  (value: Value): boolean => {
    const place = flatPlace(value);
    return place !== undefined && decide(place);
  };

const circleOf = (value: Value, name: string): { centre: Position; radius: number } => {
  if (!Array.isArray(value) || value.length !== 2) throw bad(`${name} needs a point and a radius`);
  return { centre: pairOf(value[0]!), radius: distanceOf(value[1], 'radius') ?? 0 };
};

const areaOf = (value: Value): Shape => {
  const shape = shapeOf(value);
  if (shape.polygons.length === 0 || shape.points.length + shape.lines.length > 0)
    throw bad('$geoWithin not supported with provided geometry: it needs a Polygon or MultiPolygon');
  return shape;
};

const areas: Record<string, (value: Value) => (value: Value) => boolean> = {
  $geometry: value => {
    const area = areaOf(value);
    return shapeTest(shape => within(shape, area));
  },
  $box: value => {
    if (!Array.isArray(value) || value.length !== 2) throw bad('$box needs two corners');
    const corners: [Position, Position] = [pairOf(value[0]!), pairOf(value[1]!)];
    return flatTest(place => inFlatBox(corners, place));
  },
  $polygon: value => {
    const ring = (Array.isArray(value) ? value : []).map(pairOf);
    if (ring.length < 3) throw bad('Polygon must have at least 3 points');
    return flatTest(place => inFlatRing(ring, place));
  },
  $center: value => {
    const { centre, radius } = circleOf(value, '$center');
    return flatTest(place => flatDistance(centre, place) <= radius);
  },
  $centerSphere: value => {
    const { centre, radius } = circleOf(value, '$centerSphere');
    const place = vectorOf(centre);
    return shapeTest(shape => withinAngle(shape, place, radius));
  },
};

export const geoWithin = (value: Value): FieldTest => {
  const names = value instanceof Doc ? Object.keys(value) : [];
  const name = names.find(item => Object.hasOwn(areas, item));
  if (name === undefined) throw bad(`unknown geo specifier: ${names[0] ?? 'none'}`);
  return { op: 'geo', matches: areas[name]!((value as Doc)[name]!) };
};

export const geoIntersects = (value: Value): FieldTest => {
  const geometry = value instanceof Doc ? value['$geometry'] : undefined;
  if (geometry === undefined) throw bad('$geoIntersects needs a $geometry');
  const wanted = shapeOf(geometry);
  return { op: 'geo', matches: shapeTest(shape => intersects(shape, wanted)) };
};

/** How far a value is from a point: metres for GeoJSON, else radians on the sphere or units of the plane. */
export const distanceFrom = (point: Value, spherical: boolean): Near['distance'] => {
  const isGeoJson = point instanceof Doc && 'type' in point;
  if (!isGeoJson && !spherical) {
    const from = pairOf(point);
    return value => {
      const place = flatPlace(value);
      return place && flatDistance(from, place);
    };
  }
  const shape = shapeOf(point);
  if (shape.points.length !== 1 || shape.positions.length !== 1) throw bad('$near requires a point');
  const measure = isGeoJson ? metresTo : angleTo;
  return value => {
    const stored = storedShape(value);
    return stored && measure(shape.points[0]!, stored);
  };
};

/** `$near` and `$nearSphere`, with their limits inside (GeoJSON) or beside them (a legacy pair). */
export const near =
  (spherical: boolean) =>
  (value: Value, beside: Doc): FieldTest => {
    const geometry = value instanceof Doc ? value['$geometry'] : undefined;
    const limits = geometry === undefined ? beside : (value as Doc);
    return {
      op: 'near',
      near: {
        distance: distanceFrom(geometry ?? value, spherical),
        max: distanceOf(limits['$maxDistance'], '$maxDistance') ?? Infinity,
        min: distanceOf(limits['$minDistance'], '$minDistance') ?? 0,
      },
    };
  };

const holdsNear = (test: FieldTest): boolean =>
  test.op === 'near' ||
  ((test.op === 'not' || test.op === 'and') && test.tests.some(holdsNear)) ||
  (test.op === 'elemMatch' &&
    (test.element.op === 'value' ? test.element.tests.some(holdsNear) : deepNear(test.element)));

const deepNear = (node: QueryNode): boolean =>
  node.op === 'field' ? holdsNear(node.test) : node.op !== 'document' && node.nodes.some(deepNear);

export type NearField = { path: string; near: Near };

/** The one `$near` of a query, which orders its answer. Throws MongoDB's error when it stands below another operator. */
export const nearIn = (node: QueryNode): NearField | undefined => {
  if (node.op === 'field') {
    if (node.test.op === 'near') return { path: node.path, near: node.test.near };
    if (holdsNear(node.test)) throw bad('geoNear must be top-level expr');
    return undefined;
  }
  if (node.op === 'document') return undefined;
  if (node.op !== 'and') {
    if (node.nodes.some(deepNear)) throw bad('geoNear must be top-level expr');
    return undefined;
  }
  const found = node.nodes.map(nearIn).filter(item => item !== undefined);
  if (found.length > 1) throw bad('Too many geoNear expressions');
  return found[0];
};
