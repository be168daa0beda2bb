import { sdkOnThings } from '../testing/sdk-things';

const { db, things } = sdkOnThings();

/** The SDK's types leave these two out. */
const geo = () => db().Geo as never as Record<'LineString' | 'Polygon', new (parts: unknown[]) => never>;

describe('places', () => {
  const at = (lng: number, lat: number) => new (db().Geo.Point)(lng, lat);
  const degree = (Math.PI / 180) * 6_378_100;
  const ids = (found: { data: unknown[] }) => (found.data as { _id: string }[]).map(doc => doc._id);
  beforeEach(() =>
    things().add([
      { _id: 'far', loc: at(3, 0), open: true },
      { _id: 'near', loc: at(1, 0), open: true },
      { _id: 'shut', loc: at(0.5, 0), open: false },
      { _id: 'none' },
    ]),
  );

  test('near answers the nearest first, within its limits, before skip and limit', async () => {
    const near = (limits: object) => db().command.geoNear({ geometry: at(0, 0), ...limits });
    expect(
      ids(
        await things()
          .where({ loc: near({}) })
          .get(),
      ),
    ).toEqual(['shut', 'near', 'far']);
    expect(
      ids(
        await things()
          .where({ loc: near({}), open: true })
          .skip(1)
          .limit(1)
          .get(),
      ),
    ).toEqual(['far']);
    expect(
      ids(
        await things()
          .where({ loc: near({ minDistance: degree * 0.9, maxDistance: degree * 1.1 }) })
          .get(),
      ),
    ).toEqual(['near']);
    expect(
      ids(
        await things()
          .where({ loc: near({}) })
          .orderBy('_id', 'asc')
          .get(),
      ),
    ).toEqual(['far', 'near', 'shut']);
  });

  test('within and intersects', async () => {
    const line = new (geo().LineString)([at(0, -1), at(2, -1), at(2, 1), at(0, 1), at(0, -1)]);
    const geometry = new (geo().Polygon)([line]);
    expect(
      ids(
        await things()
          .where({ loc: db().command.geoWithin({ geometry }) })
          .get(),
      ),
    ).toEqual(['near', 'shut']);
    expect(
      ids(
        await things()
          .where({ loc: db().command.geoWithin({ centerSphere: [[0, 0], 1 / 57] } as never) })
          .get(),
      ),
    ).toEqual(['near', 'shut']);
    expect(
      ids(
        await things()
          .where({
            loc: db().command.geoIntersects({ geometry: new (geo().LineString)([at(1, -1), at(1, 1)]) }),
          })
          .get(),
      ),
    ).toEqual(['near']);
  });

  test('the geoNear stage answers distances', async () => {
    const stage = {
      near: at(0, 0),
      distanceField: 'm.far',
      spherical: true,
      query: { open: true },
      distanceMultiplier: 1 / degree,
      includeLocs: 'm.at',
    };
    const { data } = (await things()
      .aggregate()
      .geoNear(stage as never)
      .project({ m: 1 } as never)
      .end()) as { data: { _id: string; m: { far: number; at: object } }[] };
    expect(data.map(doc => [doc._id, doc.m.at])).toEqual([
      ['near', { type: 'Point', coordinates: [1, 0] }],
      ['far', { type: 'Point', coordinates: [3, 0] }],
    ]);
    expect(data.map(doc => doc.m.far)).toEqual([expect.closeTo(1, 9), expect.closeTo(3, 9)]);
  });

  test('geoNear stands first or not at all', async () => {
    const run = things()
      .aggregate()
      .limit(1)
      .geoNear({ near: at(0, 0), distanceField: 'd' } as never)
      .end();
    await expect(run).rejects.toMatchObject({
      message: expect.stringContaining('only valid as the first stage'),
    });
  });
});
