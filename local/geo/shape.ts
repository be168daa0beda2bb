import { Doc, rank, rankOf, toNumber, type NumberValue, type Value } from '../ejson/value';
import { mongoError } from '../wire/errors';
import { vectorOf, type Arc, type Position, type Vector } from './sphere';

/** A polygon's closed rings without their last corner; the first is the border, the others are holes. */
export type Rings = readonly (readonly Vector[])[];

/** Any geometry as its simple parts. */
export type Shape = { points: Vector[]; lines: Vector[][]; polygons: Rings[]; positions: Position[] };

const bad = (message: string) => mongoError(2, message);

const numberOf = (value: Value | undefined): number => {
  const n = value !== undefined && rankOf(value) === rank.number ? toNumber(value as NumberValue) : NaN;
  if (!Number.isFinite(n)) throw bad('Point must only contain numeric elements');
  return n;
};

/** Reads a legacy pair, `[x, y]` or `{ x, y }`, whatever its range. */
export const pairOf = (value: Value): Position => {
  const items = Array.isArray(value) ? value : value instanceof Doc ? Object.values(value) : [];
  if (items.length < 2) throw bad('Point must be an array or object of two numbers');
  return [numberOf(items[0]), numberOf(items[1])];
};

const positionOf = (value: Value): Position => {
  if (!Array.isArray(value)) throw bad('GeoJSON coordinates must be an array of numbers');
  const [longitude, latitude] = pairOf(value);
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90)
    throw bad(`longitude/latitude is out of bounds, lng: ${longitude} lat: ${latitude}`);
  return [longitude, latitude];
};

const listOf = (value: Value, what: string): Value[] => {
  if (!Array.isArray(value) || value.length === 0) throw bad(`${what} coordinates must be a non-empty array`);
  return value;
};

const lineOf = (value: Value): Position[] => {
  const line = listOf(value, 'LineString').map(positionOf);
  if (line.length < 2) throw bad('GeoJSON LineString must have at least 2 vertices');
  return line;
};

const ringOf = (value: Value): Position[] => {
  const ring = listOf(value, 'Polygon').map(positionOf);
  const [first, last] = [ring[0]!, ring[ring.length - 1]!];
  if (first[0] !== last[0] || first[1] !== last[1])
    throw bad('Loop is not closed: first and last vertex differ');
  if (ring.length < 4) throw bad('Loop must have at least 3 different vertices');
  return ring.slice(0, -1);
};

const addAll = (into: Position[], positions: Position[]) => {
  for (const position of positions) into.push(position);
};

const vectors = (positions: Position[]): Vector[] => positions.map(vectorOf);

const builders: Record<string, (into: Shape, coordinates: Value) => void> = {
  Point: (into, coordinates) => {
    const position = positionOf(coordinates);
    into.points.push(vectorOf(position));
    into.positions.push(position);
  },
  LineString: (into, coordinates) => {
    const line = lineOf(coordinates);
    into.lines.push(vectors(line));
    addAll(into.positions, line);
  },
  Polygon: (into, coordinates) => {
    const rings = listOf(coordinates, 'Polygon').map(ringOf);
    into.polygons.push(rings.map(vectors));
    rings.forEach(ring => addAll(into.positions, ring));
  },
};
const many = (name: string, single: string) => {
  builders[name] = (into, coordinates) =>
    listOf(coordinates, name).forEach(item => builders[single]!(into, item));
};
many('MultiPoint', 'Point');
many('MultiLineString', 'LineString');
many('MultiPolygon', 'Polygon');

const addTo = (into: Shape, geometry: Value): void => {
  const { type, coordinates, geometries } = (geometry instanceof Doc ? geometry : {}) as Record<
    string,
    Value
  >;
  if (type === 'GeometryCollection')
    return listOf(geometries ?? null, type).forEach(item => addTo(into, item));
  const build = typeof type === 'string' && Object.hasOwn(builders, type) ? builders[type] : undefined;
  if (!build) throw bad(`unknown GeoJSON type: ${typeof type === 'string' ? type : 'none'}`);
  build(into, coordinates ?? null);
};

/** Reads GeoJSON or a legacy pair. Throws MongoDB's error on what is neither. */
export const shapeOf = (value: Value): Shape => {
  const shape: Shape = { points: [], lines: [], polygons: [], positions: [] };
  if (value instanceof Doc && 'type' in value) addTo(shape, value);
  else builders['Point']!(shape, [...pairOf(value)]);
  return shape;
};

/** Reads what a document holds; undefined when it is no geometry. */
export const storedShape = (value: Value): Shape | undefined => {
  if (!(value instanceof Doc) && !Array.isArray(value)) return undefined;
  try {
    return shapeOf(value);
  } catch {
    // a value that is no place is not near or within anything; only an index would have refused it
    return undefined;
  }
};

const pairs = (line: readonly Vector[]): Arc[] => line.slice(1).map((to, i) => [line[i]!, to]);

export const ringArcs = (ring: readonly Vector[]): Arc[] => pairs([...ring, ring[0]!]);
export const lineArcs = pairs;

/** Every edge of lines and polygons. */
export const arcsOf = (shape: Shape): Arc[] => [
  ...shape.lines.flatMap(lineArcs),
  ...shape.polygons.flatMap(rings => rings.flatMap(ringArcs)),
];

/** Every corner and point. */
export const cornersOf = (shape: Shape): Vector[] => [
  ...shape.points,
  ...shape.lines.flat(),
  ...shape.polygons.flat(2),
];
