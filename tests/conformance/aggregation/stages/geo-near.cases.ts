import { expectRefusal, mongo, story, type Case, type Doc, type World } from '../../support/case';

const DEGREE = (Math.PI / 180) * 6_378_100;
const at = (...coordinates: number[]) => ({ type: 'Point', coordinates });
const given: Doc[] = [
  { _id: 'far', loc: at(3, 0), open: true },
  { _id: 'near', loc: at(1, 0), open: true },
  { _id: 'shut', loc: at(0.5, 0), open: false },
];

const near = (why: string, more: (world: World) => Doc, check: (data: Doc[]) => void): Case =>
  story('geoNear', why, async world => {
    const { coll, db } = world;
    await coll.add(given);
    const spec = { near: new db.Geo.Point(0, 0), distanceField: 'far', spherical: true, ...more(world) };
    check((await coll.aggregate().geoNear(spec).end()).data);
  }, { indexes: [{ name: 'loc_2dsphere', keys: [['loc', '2dsphere']] }] });
const ids = (data: Doc[]) => data.map(doc => doc['_id']);

export const cases: Case[] = [
  near('the nearest first, with the distance in metres', () => ({}), data => {
    expect(ids(data)).toEqual(['shut', 'near', 'far']);
    expect(data[1]!['far']).toBeCloseTo(DEGREE, 3);
  }),
  near('with a condition', () => ({ query: { open: true } }), data => expect(ids(data)).toEqual(['near', 'far'])),
  near('with commands in the condition', ({ _ }) => ({ query: { _id: _.neq('near') } }), data => expect(ids(data)).toEqual(['shut', 'far'])),
  near('not beyond the longest distance', () => ({ maxDistance: DEGREE * 2 }), data => expect(ids(data)).toEqual(['shut', 'near'])),
  near('not nearer than the shortest distance', () => ({ minDistance: DEGREE * 0.9 }), data => expect(ids(data)).toEqual(['near', 'far'])),
  near('in another measure', () => ({ distanceMultiplier: 1 / DEGREE }), data => expect(data.map(doc => Math.round(doc['far'] * 10) / 10)).toEqual([0.5, 1, 3])),
  near('the place below a path', () => ({ distanceField: 'm.far', includeLocs: 'm.at' }), data => expect(data[0]!['m'].at).toEqual(at(0.5, 0))),
  story('geoNear', 'stands first or not at all', async ({ coll, db }) => {
    await coll.add(given);
    const run = () => coll.aggregate().limit(1).geoNear({ near: new db.Geo.Point(0, 0), distanceField: 'd' }).end();
    await expectRefusal(run, mongo(/only valid as the first stage/));
  }),
];
