import { arcsOf, cornersOf, lineArcs, ringArcs, type Rings, type Shape } from './shape';
import {
  angle,
  angleToArc,
  arcsCross,
  EARTH_RADIUS_M,
  ringAround,
  samePlace,
  touchesArc,
  type Vector,
} from './sphere';

const onBorder = (rings: Rings, place: Vector): boolean =>
  rings.some(ring => ringArcs(ring).some(arc => touchesArc(place, arc)));

const strictlyIn = (rings: Rings, place: Vector): boolean =>
  ringAround(rings[0]!, place) && !rings.slice(1).some(hole => ringAround(hole, place));

/** Whether a polygon holds a place; its border belongs to it. */
const holds = (rings: Rings, place: Vector): boolean => onBorder(rings, place) || strictlyIn(rings, place);

const withinPolygon = (shape: Shape, rings: Rings): boolean => {
  if (!cornersOf(shape).every(corner => holds(rings, corner))) return false;
  const border = rings.flatMap(ringArcs);
  if (arcsOf(shape).some(arc => border.some(other => arcsCross(arc, other)))) return false;
  const holes = rings.slice(1);
  return !shape.polygons.some(inner =>
    holes.some(hole => hole.every(corner => strictlyIn(inner, corner) || onBorder(inner, corner))),
  );
};

const partsOf = (shape: Shape): Shape[] => {
  const none = { points: [], lines: [], polygons: [], positions: [] };
  return [
    ...shape.points.map(point => ({ ...none, points: [point] })),
    ...shape.lines.map(line => ({ ...none, lines: [line] })),
    ...shape.polygons.map(polygon => ({ ...none, polygons: [polygon] })),
  ];
};

/** Whether all of a shape lies in the area; each part must lie in one of its polygons. */
export const within = (shape: Shape, area: Shape): boolean =>
  partsOf(shape).every(part => area.polygons.some(rings => withinPolygon(part, rings)));

const touchesPlace = (shape: Shape, place: Vector): boolean =>
  shape.points.some(point => samePlace(point, place)) ||
  shape.lines.some(line => lineArcs(line).some(arc => touchesArc(place, arc))) ||
  shape.polygons.some(rings => holds(rings, place));

/** Whether two shapes have a place in common. */
export const intersects = (a: Shape, b: Shape): boolean => {
  if (cornersOf(a).some(corner => touchesPlace(b, corner))) return true;
  if (cornersOf(b).some(corner => touchesPlace(a, corner))) return true;
  const others = arcsOf(b);
  return arcsOf(a).some(arc => others.some(other => arcsCross(arc, other)));
};

/** The angle from a place to the nearest place of a shape, in radians; 0 inside a polygon. */
export const angleTo = (place: Vector, shape: Shape): number => {
  if (shape.polygons.some(rings => holds(rings, place))) return 0;
  let least = Infinity;
  for (const point of shape.points) least = Math.min(least, angle(place, point));
  for (const arc of arcsOf(shape)) least = Math.min(least, angleToArc(place, arc));
  return least;
};

/** The distance from a place to a shape, in metres. */
export const metresTo = (place: Vector, shape: Shape): number => angleTo(place, shape) * EARTH_RADIUS_M;

/** Whether all of a shape is within the angle of a place. */
export const withinAngle = (shape: Shape, place: Vector, limit: number): boolean =>
  cornersOf(shape).every(corner => angle(place, corner) <= limit);
