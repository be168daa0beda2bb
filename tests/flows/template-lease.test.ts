import { startMall, type Mall } from './harness';
import { HALF, offerDesk, onlyOf } from './support/offers';

let mall: Mall;
let desk: ReturnType<typeof offerDesk>;
/** The hill's counters take their money themselves. */
beforeAll(async () => {
  mall = await startMall();
  desk = offerDesk(mall);
  const counters = mall.deps.db.collection<{ _id: string; contract: string }>('counters');
  for (const id of ['ct_nhill', 'ct_shill']) await counters.update(id, { contract: 'lease' });
}, 60_000);
afterAll(() => mall?.close());

const UNASKED = [{ field: 'joining', message: '范围里有 2 个租赁专柜自己收款，须由柜台自己报名，不能替它们参加' }];
const OWN = { issuer: 'brand' as const, brandId: 'br_hill', scope: onlyOf('br_hill'), costBearers: [{ bearer: 'brand' as const, shareBp: 10_000 }] };

test('nobody joins for a counter that takes the money itself, also where its brand has agreed to bear a part', async () => {
  for (const over of [{}, { scope: onlyOf('br_hill'), costBearers: HALF }]) {
    const { templateId, faults } = await desk.save('headquarters', { ...over, joining: 'all' });
    expect(faults).toEqual(UNASKED);
    expect(await desk.call('headquarters', 'offer.submit', { templateId })).toMatchObject({ code: 'OFFER_FAULTY', data: { faults: UNASKED } });
  }
});

test('it joins itself, and the others do', async () => {
  const { templateId } = await desk.save('headquarters', { joining: 'opt-in', thresholdFen: 0 });
  await desk.move('headquarters', 'submit', templateId);
  expect(await desk.call('headquarters', 'offer.publish', { templateId })).toMatchObject({ code: 'OFFER_LAST_COUNTER' });
  await desk.ask('hill', 'offer.join', { templateId, counterIds: ['ct_shill'], joined: true });
  expect(await desk.move('headquarters', 'publish', templateId)).toMatchObject({ state: 'published', joined: 1 });
});

test('a brand’s own offer is for all its counters, and the mall’s for those whose money it takes', async () => {
  const own = await desk.save('hill', { ...OWN, joining: 'all' });
  expect(own.faults).toEqual([]);
  expect(await desk.move('hill', 'submit', own.templateId)).toMatchObject({ state: 'confirmed' });
  expect(await desk.save('headquarters', { scope: onlyOf('br_lake'), joining: 'all' })).toMatchObject({ faults: [] });
});
