import { connectFromEnvironment } from '@server/db/connect';
import { collections } from '@server/db/indexes';
import type { Consent } from '@server/modules/consent/documents';
import type { ConsentText } from '@server/modules/consent/text';
import type { Member } from '@server/modules/member/documents';
import { goodUntil } from '@core/domain/points/lots';
import { seamEnv } from '../../local/functions/env';
import { startRuntime, type Runtime } from '../../local/start';
import { consentTexts } from '../../migrations/0001-consent-texts';
import { pointsAndTiers } from '../../migrations/0002-points-and-tiers';
import type { IndexAdmin } from '../../migrations/index-admin';
import { migrations } from '../../migrations/list';
import { localAdmin } from '../../migrations/local-admin';
import { migrate, type Migration, type Tools } from '../../migrations/migrate';

let runtime: Runtime;
let tools: Tools;
const at = 1_764_000_000_000;
/** The product's own are left out: here it is about how they are run. */
const list = migrations as Migration[];

beforeEach(async () => {
  list.length = 0;
  runtime = await startRuntime();
  Object.assign(process.env, seamEnv(runtime.wireUrl, 'local'));
  tools = { admin: localAdmin(runtime.adminUrl), db: connectFromEnvironment(), now: () => at, log: () => undefined };
});

afterEach(async () => {
  await runtime.close();
});

const indexCount = collections.reduce((sum, { indexes }) => sum + indexes.length, 0);

test('a new environment gets every collection and index', async () => {
  expect(await migrate(tools)).toEqual({ indexes: indexCount, migrations: 0 });
  for (const { name, indexes } of collections) {
    expect((await tools.admin.listIndexes(name)).map(index => index.name).sort()).toEqual(indexes.map(index => index.name).sort());
  }
});

test('a second run changes nothing', async () => {
  await migrate(tools);
  expect(await migrate(tools)).toEqual({ indexes: 0, migrations: 0 });
});

test('a run that was cut off goes on where it was', async () => {
  let left = 5;
  const failing: IndexAdmin = {
    ...tools.admin,
    createIndex: async (...args) => {
      if (left === 0) throw new Error('cut off');
      left -= 1;
      await tools.admin.createIndex(...args);
    },
  };
  await expect(migrate({ ...tools, admin: failing })).rejects.toThrow('cut off');
  expect(await migrate(tools)).toEqual({ indexes: indexCount - 5, migrations: 0 });
});

test('an index whose keys have changed is rebuilt, and one that it does not know stays', async () => {
  await migrate(tools);
  await tools.admin.dropIndex('devices', 'handle');
  await tools.admin.createIndex('devices', { name: 'handle', keys: [['handle', -1]] });
  await tools.admin.createIndex('devices', { name: 'mine', keys: [['mine', 1]] });
  expect((await migrate(tools)).indexes).toBe(1);
  expect((await tools.admin.listIndexes('devices')).map(({ name }) => name)).toEqual(expect.arrayContaining(['handle', 'mine']));
});

test('a change of data runs once, and again only when it did not come to its end', async () => {
  let runs = 0;
  list.push({
    id: '0001-first',
    run: async () => {
      runs += 1;
      if (runs === 1) throw new Error('no power');
    },
  });
  await expect(migrate(tools)).rejects.toThrow('no power');
  expect((await migrate(tools)).migrations).toBe(1);
  expect((await migrate(tools)).migrations).toBe(0);
  expect(runs).toBe(2);
});

test('an environment of a newer version is left alone', async () => {
  list.push({ id: '0009-from-the-future', run: async () => undefined });
  await migrate(tools);
  list.length = 0;
  await expect(migrate(tools)).rejects.toThrow('0009-from-the-future');
});

describe('consent texts', () => {
  const mall = { _id: 'mall', version: '2', title: '会员条款', summary: ['第一条', '第二条'], legalEntity: '某商场', groupName: '某集团', packTemplateIds: [] };
  const agreement = { version: '1', title: '品牌条款', data: ['称呼', '手机号'], purpose: '会员服务' };
  const brand = { _id: 'br_a', name: '甲', logo: '', legalEntity: '甲公司', agreement, packTemplateIds: [] };
  const consent = (over: Partial<Consent> & { _id: string }): Consent => ({
    memberId: 'mb_a',
    kind: 'mall',
    version: '2',
    title: '',
    legalEntity: '',
    givenAt: 1,
    requestId: 'r',
    ...over,
  });

  test('of today are kept, and consents to today’s versions point at them, page after page; running it again changes nothing', async () => {
    await migrate(tools);
    const { db } = tools;
    await db.collection<any>('agreements').insert(mall);
    await db.collection<any>('brands').insert(brand);
    const consents = db.collection<Consent>('consents');
    await consents.insert([
      consent({ _id: 'con_old', version: '1' }),
      consent({ _id: 'con_brand', kind: 'brand', brandId: 'br_a', version: '1' }),
      consent({ _id: 'con_gone', kind: 'brand', brandId: 'br_gone', version: '1' }),
    ]);
    await consents.insert(Array.from({ length: 600 }, (_, n) => consent({ _id: `con_z${n}` })));
    for (let turn = 0; turn < 2; turn += 1) {
      await consentTexts.run(tools);
      const texts = await db.collection<ConsentText>('consent_texts').find({}, { order: [['kind', 'asc']] });
      expect(texts).toMatchObject([
        { kind: 'brand', brandId: 'br_a', version: '1', legalEntity: '甲公司', lines: ['使用您的称呼、手机号', '用于会员服务'] },
        { kind: 'mall', version: '2', legalEntity: '某商场', lines: ['第一条', '第二条'] },
      ]);
      expect(await consents.count({ textId: texts[1]!._id })).toBe(600);
      expect(await consents.get('con_brand')).toMatchObject({ textId: texts[0]!._id });
      for (const id of ['con_old', 'con_gone']) expect(await consents.get(id)).not.toHaveProperty('textId');
    }
  });
});

test('points from before there were lots begin to run, tiers get a year, and a second run changes nothing', async () => {
  list.push(pointsAndTiers);
  await tools.admin.ensureCollection('members');
  const members = tools.db.collection<Member>('members');
  const member = (key: string, over: Partial<Member>) =>
    ({ _id: `mem_${key}`, openid: `o-${key}`, phoneHash: `h-${key}`, points: 0, tier: 'basic', state: 'active', ...over }) as Member;
  const kept = [{ until: 5, points: 40 }];
  await members.insert([
    member('rich', { points: 900, tier: 'gold' }),
    member('poor', {}),
    member('known', { points: 40, pointLots: kept, pointsEndAt: 5, tier: 'silver', tierPeriod: { since: 1, until: 2 } }),
  ]);
  await migrate(tools);
  const until = goodUntil(at);
  expect(await members.get('mem_rich')).toMatchObject({ points: 900, pointLots: [{ until, points: 900 }], pointsEndAt: until, tierPeriod: { since: at } });
  expect(await members.get('mem_poor')).not.toHaveProperty('tierPeriod');
  expect(await members.get('mem_known')).toMatchObject({ pointLots: kept, tierPeriod: { since: 1, until: 2 } });
  const before = await members.find({ _id: tools.db.command.gt('') });
  await pointsAndTiers.run({ ...tools, now: () => at + 1 });
  expect(await members.find({ _id: tools.db.command.gt('') })).toEqual(before);
});
