import { MALL } from '@core/domain/coupon/template/confirmation';
import { startMall, type Mall } from './harness';
import { aTemplate } from './support/mall';
import { offerDesk, onlyOf } from './support/offers';

let mall: Mall;
let desk: ReturnType<typeof offerDesk>;
beforeAll(async () => {
  mall = await startMall();
  desk = offerDesk(mall);
}, 60_000);
afterAll(() => mall?.close());

const OF_LAKE = { issuer: 'brand' as const, brandId: 'br_lake', scope: onlyOf('br_lake'), costBearers: [{ bearer: 'brand' as const, shareBp: 10_000 }] };
const titles = ({ items }: any): string[] => items.map(({ title }: any) => title);
const search = async (text: string, more: object = {}) => desk.ask('headquarters', 'offer.list', { text, ...more });

/** Offers by the hundred, the first the newest; straight into the store, as a group has them after some years. */
const fill = async (titlesOf: (index: number) => string, count: number, from: number): Promise<void> => {
  const templates = Array.from({ length: count }, (_, index) => ({
    ...aTemplate(`many${from - index}`, { title: titlesOf(index) }),
    visibleTo: [MALL],
    waitingFor: [],
    updatedAt: from - index,
  }));
  for (let at = 0; at < count; at += 500) await mall.deps.db.collection('templates').insert(templates.slice(at, at + 500));
};

describe('an offer is found by its name', () => {
  test('by any part of it, in any width and case, also by the name of its brand; what changed last at the top', async () => {
    await desk.save('headquarters', { title: '会员日 VIP 满减' });
    await desk.save('headquarters', { title: '湖畔下午茶' });
    await desk.save('lake', { ...OF_LAKE, title: '新装礼' });
    expect(titles(await search('ｖｉｐ'))).toEqual(['会员日 VIP 满减']);
    expect(titles(await search('满减 会员'))).toEqual(['会员日 VIP 满减']);
    expect(titles(await search('没有这个'))).toEqual([]);
    const { brand } = (await search('新装礼')).items[0];
    expect(titles(await search(brand.name))).toContain('新装礼');
    expect(titles(await search(`${brand.name} 新装`))).toEqual(['新装礼']);
  });

  test('within the state that is asked for, and never what another brand makes', async () => {
    const out = await desk.published({ title: '秋游券' });
    await desk.save('headquarters', { title: '秋游券（草稿）' });
    expect(titles(await search('秋游', { state: 'published' }))).toEqual(['秋游券']);
    expect((await search('秋游')).items).toHaveLength(2);
    expect((await desk.ask('hill', 'offer.list', { text: '新装礼' })).items).toEqual([]);
    expect((await desk.ask('lake', 'offer.list', { text: '新装礼' })).items).toHaveLength(1);
    expect((await search('秋游')).items.map(({ templateId }: any) => templateId)).toContain(out);
  });

  test('a page goes on where it ended, without one twice or left out', async () => {
    for (const n of [1, 2, 3, 4, 5]) await desk.save('headquarters', { title: `长廊 ${n}` });
    const seen: string[] = [];
    for (let cursor: string | undefined, page = 0; page < 4; page += 1) {
      const answer = await search('长廊', { limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...titles(answer));
      cursor = answer.nextCursor;
      if (cursor === undefined) break;
    }
    expect(seen).toEqual([5, 4, 3, 2, 1].map(n => `长廊 ${n}`));
  });

  test('out of two thousand in one page, without a wasteful question', async () => {
    await fill(index => (index === 1_990 ? '最早的一个' : `例行满减 ${index}`), 2_000, 2_000_000);
    expect(titles(await search('最早的'))).toEqual(['最早的一个']);
  }, 60_000);

  test('past what one page reads the next goes on, and the last says that there is nothing more', async () => {
    await fill(index => (index === 2_990 ? '更早的一个' : `旧满减 ${index}`), 3_000, 1_000_000);
    const first = await search('更早的');
    expect(first).toMatchObject({ items: [], nextCursor: expect.any(String) });
    const second = await search('更早的', { cursor: first.nextCursor });
    expect(titles(second)).toEqual(['更早的一个']);
    expect(second.nextCursor).toBeUndefined();
  }, 60_000);
});
