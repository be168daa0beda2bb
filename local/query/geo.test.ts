import { fromEjson } from '../ejson/read';
import type { Doc } from '../ejson/value';
import { angleToArc, EARTH_RADIUS_M, vectorOf } from '../geo/sphere';
import { nearIn } from './geo';
import { compileMatcher } from './match';
import { parseQuery } from './parse';

const read = (json: object) => fromEjson(json, { now: () => 0 }) as Doc;
const matches = (query: object, doc: object) => compileMatcher(parseQuery(read(query)))(read(doc));

const point = (lng: number, lat: number) => ({ type: 'Point', coordinates: [lng, lat] });
const line = (...coordinates: number[][]) => ({ type: 'LineString', coordinates });
const polygon = (...coordinates: number[][][]) => ({ type: 'Polygon', coordinates });
const square = (from: number, to: number): number[][] => [
  [from, from],
  [to, from],
  [to, to],
  [from, to],
  [from, from],
];
const withHole = polygon(square(0, 10), square(4, 6));
const in_ = ($geometry: object) => ({ p: { $geoWithin: { $geometry } } });
const meets = ($geometry: object) => ({ p: { $geoIntersects: { $geometry } } });

type Row = [reason: string, query: object, place: unknown, expected: boolean];
const rows: Row[] = [
  ['a point in a polygon', in_(polygon(square(0, 10))), point(5, 5), true],
  ['a point beside it', in_(polygon(square(0, 10))), point(11, 5), false],
  ['a corner belongs to it', in_(polygon(square(0, 10))), point(10, 10), true],
  ['a point in its hole', in_(withHole), point(5, 5), false],
  ['a point between border and hole', in_(withHole), point(2, 2), true],
  ['the other side of the earth', in_(polygon(square(0, 10))), point(-175, -5), false],
  [
    'across the date line',
    in_(
      polygon([
        [170, -5],
        [-170, -5],
        [-170, 5],
        [170, 5],
        [170, -5],
      ]),
    ),
    point(179, 0),
    true,
  ],
  [
    'round the pole',
    in_(
      polygon([
        [0, 80],
        [120, 80],
        [-120, 80],
        [0, 80],
      ]),
    ),
    point(50, 89),
    true,
  ],
  [
    'an edge is the shortest way, north of the parallel',
    in_(
      polygon([
        [0, 50],
        [60, 50],
        [30, 40],
        [0, 50],
      ]),
    ),
    point(30, 52),
    true,
  ],
  ['either way round', in_(polygon([...square(0, 10)].reverse())), point(5, 5), true],
  ['a line inside', in_(polygon(square(0, 10))), line([1, 1], [9, 9]), true],
  [
    'a line that leaves and comes back',
    in_(
      polygon([
        [0, 0],
        [10, 0],
        [5, 5],
        [10, 10],
        [0, 10],
        [0, 0],
      ]),
    ),
    line([9, 1], [9, 9.2]),
    false,
  ],
  ['a line over a hole', in_(withHole), line([1, 5], [9, 5]), false],
  ['a polygon inside', in_(polygon(square(0, 10))), polygon(square(2, 3)), true],
  ['a polygon round a hole', in_(withHole), polygon(square(3, 7)), false],
  [
    'one of several polygons',
    in_({ type: 'MultiPolygon', coordinates: [[square(20, 30)], [square(0, 10)]] }),
    point(5, 5),
    true,
  ],
  [
    'all points of several must be inside',
    in_(polygon(square(0, 10))),
    {
      type: 'MultiPoint',
      coordinates: [
        [5, 5],
        [50, 5],
      ],
    },
    false,
  ],
  ['a legacy pair', in_(polygon(square(0, 10))), [5, 5], true],
  ['one of an array of places', in_(polygon(square(0, 10))), [point(50, 50), point(5, 5)], true],
  ['what is no place', in_(polygon(square(0, 10))), 'here', false],
  ['a place that is not there', in_(polygon(square(0, 10))), undefined, false],
  [
    '$box',
    {
      p: {
        $geoWithin: {
          $box: [
            [0, 0],
            [500, 500],
          ],
        },
      },
    },
    [300, 300],
    true,
  ],
  [
    'outside $box',
    {
      p: {
        $geoWithin: {
          $box: [
            [0, 0],
            [5, 5],
          ],
        },
      },
    },
    [6, 1],
    false,
  ],
  [
    '$polygon is flat',
    {
      p: {
        $geoWithin: {
          $polygon: [
            [0, 0],
            [3, 6],
            [6, 0],
          ],
        },
      },
    },
    [3, 5],
    true,
  ],
  [
    'outside $polygon',
    {
      p: {
        $geoWithin: {
          $polygon: [
            [0, 0],
            [3, 6],
            [6, 0],
          ],
        },
      },
    },
    [1, 5],
    false,
  ],
  ['$center is flat', { p: { $geoWithin: { $center: [[0, 0], 5] } } }, [3, 4], true],
  ['$centerSphere in radians', { p: { $geoWithin: { $centerSphere: [[0, 0], 0.1] } } }, point(5.7, 0), true],
  ['outside $centerSphere', { p: { $geoWithin: { $centerSphere: [[0, 0], 0.1] } } }, point(5.8, 0), false],
  ['a point on a line', meets(line([0, 0], [10, 0])), point(5, 0), true],
  ['lines that cross', meets(line([0, 0], [10, 10])), line([0, 10], [10, 0]), true],
  ['lines apart', meets(line([0, 0], [10, 10])), line([20, 10], [30, 0]), false],
  ['a line through a polygon', meets(polygon(square(0, 10))), line([-5, 5], [15, 5]), true],
  ['a polygon inside a polygon', meets(polygon(square(0, 10))), polygon(square(2, 3)), true],
  ['a polygon in a hole', meets(withHole), polygon(square(4.5, 5.5)), false],
  ['the same point', meets(point(1, 2)), point(1, 2), true],
  [
    'a collection with one part that meets',
    meets({ type: 'GeometryCollection', geometries: [point(50, 50), line([0, 0], [1, 1])] }),
    point(0, 0),
    true,
  ],
];

test.each(rows)('%s', (_reason, query, place, expected) => {
  expect(matches(query, place === undefined ? {} : { p: place })).toBe(expected);
});

test('distances are metres on the sphere of the radius that MongoDB uses', () => {
  const degree = (Math.PI / 180) * EARTH_RADIUS_M;
  const near = nearIn(parseQuery(read({ p: { $near: { $geometry: point(0, 0) } } })))!.near;
  const from = (place: unknown) => near.distance(read({ p: place }).p!);
  expect(from(point(0, 1))).toBeCloseTo(degree, 3);
  expect(from(point(1, 0))).toBeCloseTo(degree, 3);
  expect(from(line([1, -5], [1, 5]))).toBeCloseTo(degree, 3);
  expect(from(polygon(square(-1, 1)))).toBe(0);
  expect(from(point(180, 0))).toBeCloseTo(180 * degree, 3);
  expect(angleToArc(vectorOf([0, 0]), [vectorOf([10, 0]), vectorOf([20, 0])])).toBeCloseTo(
    (10 * Math.PI) / 180,
    9,
  );
});

test('a legacy $near counts in degrees of the plane, a legacy $nearSphere in radians, limits beside it', () => {
  expect(matches({ p: { $near: [0, 0], $maxDistance: 5 } }, { p: [3, 4] })).toBe(true);
  expect(matches({ p: { $near: [0, 0], $maxDistance: 4.9 } }, { p: [3, 4] })).toBe(false);
  expect(matches({ p: { $nearSphere: [0, 0], $minDistance: 0.1 } }, { p: [5, 0] })).toBe(false);
});

test.each([
  [{ p: { $geoWithin: { $geometry: point(1, 1) } } }, 'needs a Polygon'],
  [
    {
      p: {
        $geoWithin: {
          $geometry: polygon([
            [0, 0],
            [1, 1],
            [1, 0],
            [2, 2],
          ]),
        },
      },
    },
    'not closed',
  ],
  [{ p: { $geoWithin: { $square: 1 } } }, 'unknown geo specifier: $square'],
  [{ p: { $geoIntersects: { $geometry: { type: 'Circle' } } } }, 'unknown GeoJSON type: Circle'],
  [{ p: { $geoIntersects: { $geometry: point(181, 0) } } }, 'out of bounds'],
  [{ p: { $near: { $geometry: line([0, 0], [1, 1]) } } }, 'requires a point'],
  [{ p: { $near: { $geometry: point(0, 0), $maxDistance: -1 } } }, 'non-negative'],
  [{ p: { $maxDistance: 1 } }, 'need a $near'],
  [{ $text: { $search: 'x' } }, '$text'],
  [{ $search: 'x' }, '$search'],
])('%j is refused', (query, message) => {
  expect(() => parseQuery(read(query))).toThrow(message);
});

test.each([
  [{ $or: [{ p: { $near: [0, 0] } }, { a: 1 }] }, 'top-level'],
  [{ p: { $not: { $near: [0, 0] } } }, 'top-level'],
  [{ p: { $near: [0, 0] }, q: { $near: [0, 0] } }, 'Too many'],
])('%j has no order to answer in', (query, message) => {
  expect(() => nearIn(parseQuery(read(query)))).toThrow(message);
});
