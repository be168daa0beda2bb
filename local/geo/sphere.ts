/** A place on the unit sphere. */
export type Vector = readonly [x: number, y: number, z: number];
/** Longitude and latitude in degrees. */
export type Position = readonly [longitude: number, latitude: number];

/** MongoDB's radius of the earth, in metres. */
export const EARTH_RADIUS_M = 6_378_100;

/** Half a millimetre on the earth: what is nearer than this touches. */
const TOUCHING = 1e-10;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

export const vectorOf = ([longitude, latitude]: Position): Vector => {
  const [lng, lat] = [radians(longitude), radians(latitude)];
  return [Math.cos(lat) * Math.cos(lng), Math.cos(lat) * Math.sin(lng), Math.sin(lat)];
};

export const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

const length = (a: Vector) => Math.sqrt(dot(a, a));

/** The angle between two places, in radians; exact also for places close together. */
export const angle = (a: Vector, b: Vector): number => Math.atan2(length(cross(a, b)), dot(a, b));

/** An arc of a great circle, the shorter way. */
export type Arc = readonly [from: Vector, to: Vector];

/** The angle from a place to the nearest place of an arc, in radians. */
export const angleToArc = (place: Vector, [from, to]: Arc): number => {
  const normal = cross(from, to);
  const size = length(normal);
  const between = size > 0 && dot(cross(normal, from), place) > 0 && dot(cross(to, normal), place) > 0;
  if (between) return Math.abs(Math.asin(Math.max(-1, Math.min(1, dot(normal, place) / size))));
  return Math.min(angle(place, from), angle(place, to));
};

export const touchesArc = (place: Vector, arc: Arc) => angleToArc(place, arc) <= TOUCHING;
export const samePlace = (a: Vector, b: Vector) => angle(a, b) <= TOUCHING;

/** Whether two arcs cross at a place that is an end of neither. */
export const arcsCross = ([a, b]: Arc, [c, d]: Arc): boolean => {
  const ab = cross(a, b);
  const [acb, bda] = [-dot(ab, c), dot(ab, d)];
  if (acb * bda <= 0) return false;
  const cd = cross(c, d);
  return acb * -dot(cd, b) > 0 && acb * dot(cd, a) > 0;
};

/** The direction in which `to` is seen from `from`, in radians. */
const bearing = (from: Vector, to: Vector): number => {
  const pole: Vector = Math.abs(from[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0];
  const east = cross(pole, from);
  const north = cross(from, east);
  return Math.atan2(dot(east, to), dot(north, to));
};

/** Whether the ring goes round the place; rings are those of less than half a sphere, as MongoDB takes them. */
export const ringAround = (ring: readonly Vector[], place: Vector): boolean => {
  const middle = ring.reduce<Vector>((sum, v) => [sum[0] + v[0], sum[1] + v[1], sum[2] + v[2]], [0, 0, 0]);
  // seen from the other side of the earth a ring goes round as well
  if (dot(middle, place) <= 0) return false;
  let turned = 0;
  let last = bearing(place, ring[ring.length - 1]!);
  for (const corner of ring) {
    const next = bearing(place, corner);
    let step = next - last;
    if (step > Math.PI) step -= 2 * Math.PI;
    if (step < -Math.PI) step += 2 * Math.PI;
    turned += step;
    last = next;
  }
  return Math.abs(turned) > Math.PI;
};
