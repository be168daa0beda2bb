import { mongo, type Case, type World } from '../support/case';
import { questions } from '../support/queries';

type Pair = [number, number];
const point = ({ db }: World, [lng, lat]: Pair) => new db.Geo.Point(lng, lat);
const geo = (world: World) => world.db.Geo as unknown as Record<string, new (parts: unknown[]) => unknown>;
const line = (world: World, ...pairs: Pair[]) => new (geo(world)['LineString']!)(pairs.map(pair => point(world, pair)));
const square = (world: World, west: number, south: number, east: number, north: number) =>
  line(world, [west, south], [east, south], [east, north], [west, north], [west, south]);
const polygon = (world: World, ...rings: unknown[]) => new (geo(world)['Polygon']!)(rings);
const multi = (world: World, kind: string, parts: unknown[]) => new (geo(world)[`Multi${kind}`]!)(parts);
const at = (...coordinates: Pair) => ({ type: 'Point', coordinates });
const DEGREE = (Math.PI / 180) * 6_378_100;

const towns = [
  { _id: 'far', loc: at(3, 0) },
  { _id: 'near', loc: at(1, 0) },
  { _id: 'nearer', loc: at(0.5, 0) },
  { _id: 'north', loc: at(0, 2) },
  { _id: 'none' },
];
const places = questions(towns);
const indexed = questions(towns, [{ name: 'loc_2dsphere', keys: [['loc', '2dsphere']] }]);
const shapes = questions([
  { _id: 'point', shape: at(1, 1) },
  { _id: 'line', shape: { type: 'LineString', coordinates: [[0, 0], [4, 4]] } },
  { _id: 'area', shape: { type: 'Polygon', coordinates: [[[5, 5], [8, 5], [8, 8], [5, 8], [5, 5]]] } },
  { _id: 'ring', shape: { type: 'Polygon', coordinates: [[[-9, -9], [-1, -9], [-1, -1], [-9, -1], [-9, -9]], [[-7, -7], [-3, -7], [-3, -3], [-7, -3], [-7, -7]]] } },
]);

const near: Case[] = [
  indexed.finds('geoNear', 'the nearest first', (_, w) => ({ loc: _.geoNear({ geometry: point(w, [0, 0]) }) }), ['nearer', 'near', 'north', 'far']),
  indexed.finds('geoNear', 'not beyond the longest distance, in metres', (_, w) => ({ loc: _.geoNear({ geometry: point(w, [0, 0]), maxDistance: DEGREE * 1.5 }) }), ['nearer', 'near']),
  indexed.finds('geoNear', 'not nearer than the shortest distance', (_, w) => ({ loc: _.geoNear({ geometry: point(w, [0, 0]), minDistance: DEGREE * 1.5 }) }), ['north', 'far']),
  indexed.finds('geoNear', 'between both', (_, w) => ({ loc: _.geoNear({ geometry: point(w, [0, 0]), minDistance: DEGREE * 0.9, maxDistance: DEGREE * 2.1 }) }), ['near', 'north']),
  indexed.finds('geoNear', 'from elsewhere', (_, w) => ({ loc: _.geoNear({ geometry: point(w, [4, 0]) }) }), ['far', 'near', 'nearer', 'north']),
  indexed.finds('geoNear', 'beside another condition', (_, w) => ({ _id: _.neq('near'), loc: _.geoNear({ geometry: point(w, [0, 0]) }) }), ['nearer', 'north', 'far']),
];

const chained: Case[] = [
  indexed.finds('geoNear', 'in a chain', (_, w) => ({ loc: _.neq(null).geoNear({ geometry: point(w, [0, 0]), maxDistance: DEGREE * 1.5, minDistance: DEGREE * 0.6 }) }), ['near']),
  places.finds('geoWithin', 'in a chain', (_, w) => ({ loc: _.neq(null).geoWithin({ geometry: polygon(w, square(w, 0.7, -1, 2, 1)) }) }), ['near']),
  shapes.finds('geoIntersects', 'in a chain', (_, w) => ({ shape: _.exists(true).geoIntersects({ geometry: point(w, [6, 6]) }) }), ['area']),
];

const within: Case[] = [
  places.finds('geoWithin', 'a polygon', (_, w) => ({ loc: _.geoWithin({ geometry: polygon(w, square(w, 0.2, -1, 2, 1)) }) }), ['near', 'nearer']),
  places.finds('geoWithin', 'several polygons', (_, w) => ({ loc: _.geoWithin({ geometry: multi(w, 'Polygon', [polygon(w, square(w, 0.2, -1, 0.7, 1)), polygon(w, square(w, 2, -1, 4, 1))]) }) }), ['far', 'nearer']),
  places.finds('geoWithin', 'a hole is not inside', (_, w) => ({ loc: _.geoWithin({ geometry: polygon(w, square(w, -5, -5, 5, 5), square(w, 0.8, -0.5, 1.2, 0.5)) }) }), ['far', 'nearer', 'north']),
  places.finds('geoWithin', 'a circle around a pair, its radius in radians', _ => ({ loc: _.geoWithin({ centerSphere: [[0, 0], (Math.PI / 180) * 1.5] }) }), ['near', 'nearer']),
  places.finds('geoWithin', 'a circle around a point', (_, w) => ({ loc: _.geoWithin({ centerSphere: [point(w, [3, 0]), (Math.PI / 180) * 2.1] }) }), ['far', 'near']),
  places.finds('geoWithin', 'together with another condition', (_, w) => ({ _id: 'near', loc: _.geoWithin({ geometry: polygon(w, square(w, 0, -1, 2, 1)) }) }), ['near']),
  shapes.finds('geoWithin', 'a shape must lie inside as a whole', (_, w) => ({ shape: _.geoWithin({ geometry: polygon(w, square(w, -0.5, -0.5, 3, 3)) }) }), ['point']),
  shapes.finds('geoWithin', 'a line inside', (_, w) => ({ shape: _.geoWithin({ geometry: polygon(w, square(w, -0.5, -0.5, 4.5, 4.5)) }) }), ['point', 'line']),
];

const intersects: Case[] = [
  shapes.finds('geoIntersects', 'a point meets the point and the area it is in', (_, w) => ({ shape: _.geoIntersects({ geometry: point(w, [6, 6]) }) }), ['area']),
  shapes.finds('geoIntersects', 'a point in a hole meets nothing', (_, w) => ({ shape: _.geoIntersects({ geometry: point(w, [-5, -5]) }) }), []),
  shapes.finds('geoIntersects', 'the point itself', (_, w) => ({ shape: _.geoIntersects({ geometry: point(w, [1, 1]) }) }), ['point']),
  shapes.finds('geoIntersects', 'a line that crosses', (_, w) => ({ shape: _.geoIntersects({ geometry: line(w, [0, 3], [7, 3]) }) }), ['line']),
  shapes.finds('geoIntersects', 'a line through an area', (_, w) => ({ shape: _.geoIntersects({ geometry: line(w, [4.5, 6], [9, 6]) }) }), ['area']),
  shapes.finds('geoIntersects', 'a polygon that shares a part', (_, w) => ({ shape: _.geoIntersects({ geometry: polygon(w, square(w, 3, 3, 6, 6)) }) }), ['line', 'area']),
  shapes.finds('geoIntersects', 'several points', (_, w) => ({ shape: _.geoIntersects({ geometry: multi(w, 'Point', [point(w, [1, 1]), point(w, [-2, -2])]) }) }), ['point', 'ring']),
  shapes.finds('geoIntersects', 'several lines', (_, w) => ({ shape: _.geoIntersects({ geometry: multi(w, 'LineString', [line(w, [0, 3], [7, 3]), line(w, [-9.5, -8], [-8, -8])]) }) }), ['line', 'ring']),
  shapes.finds('geoIntersects', 'several polygons', (_, w) => ({ shape: _.geoIntersects({ geometry: multi(w, 'Polygon', [polygon(w, square(w, 0.5, 0.5, 1.5, 1.5)), polygon(w, square(w, -6, -6, -4, -4))]) }) }), ['point', 'line']),
];

export const cases: Case[] = [
  ...near,
  ...chained,
  ...within,
  ...intersects,
  places.refuses('geoWithin', 'a shape that is none', () => ({ loc: { $geoWithin: { $geometry: { type: 'Square', coordinates: [] } } } }), mongo()),
  places.refuses('geoIntersects', 'no geometry', () => ({ loc: { $geoIntersects: { $geometry: { type: 'Point', coordinates: ['x', 1] } } } }), mongo()),
];
