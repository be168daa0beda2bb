import { DAY_MS } from '@core/domain/calendar';
import { MEMBERS, type Member } from '@server/modules/member/documents';
import { judgeTierOf, judgeTiers } from '@server/modules/points/tier';
import type { Till } from '../../clients/pos/client';
import { startMall, type Mall } from './harness';
import { hearAll, uploadRefund, uploadSale } from './support/points';
import { clientOf, giveTill } from './support/till';
import { pointsScenes } from './support/points-scenes';

let mall: Mall;
let till: Till;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall, 'T-points'));
}, 60_000);
afterAll(() => mall?.close());

const { visitOf, newcomer, sold, memberOf, at } = pointsScenes(() => ({ mall, till }));

describe('tiers', () => {
  test('spending raises at once, tells so, and shows what is missing', async () => {
    const { shopper } = await sold([520_000]);
    expect(await memberOf(shopper)).toMatchObject({ tier: 'silver', tierPeriod: { before: { tier: 'basic' } } });
    expect(await mall.ask('consumer', shopper, 'tier.get')).toMatchObject({
      tier: 'silver',
      spentFen: 520_000,
      keep: { needFen: 500_000, missingFen: 500_000 },
      next: { tier: 'gold', needFen: 2_000_000, missingFen: 1_480_000 },
    });
    const { items } = await mall.ask('consumer', shopper, 'inbox.list');
    expect(items.map(({ title }: { title: string }) => title)).toContain('恭喜升级为银卡');
  });

  test.each([
    { kept: false, tier: 'basic', daysBack: 0, missingFen: 500_000, why: 'what raised her is over when her year is' },
    { kept: true, tier: 'silver', daysBack: 30, missingFen: 0, why: 'what she bought in her year counts at its end' },
  ])('what she reads about keeping her tier is what is judged: $why', async ({ kept, tier, daysBack, missingFen }) => {
    const { shopper } = await sold([600_000]);
    const { tierPeriod } = await memberOf(shopper);
    const until = tierPeriod!.until - daysBack * DAY_MS;
    const since = tierPeriod!.since - daysBack * DAY_MS;
    await mall.deps.db.collection<Member>(MEMBERS).update(shopper.memberId, { tierPeriod: { since, until } });
    const { keep } = await mall.ask('consumer', shopper, 'tier.get');
    expect(keep).toEqual({ needFen: 500_000, missingFen });
    expect(keep.missingFen === 0).toBe(kept);
    await judgeTierOf(at(until + 1), shopper.memberId);
    expect(await memberOf(shopper)).toMatchObject({ tier });
  });

  test('a refund of what raised her takes it back', async () => {
    const { shopper, saleId } = await sold([520_000]);
    await uploadRefund(mall, till, saleId, [{ lineId: 'l1', amountFen: 30_000 }]);
    await hearAll(mall);
    expect((await memberOf(shopper)).tier).toBe('basic');
    expect(await mall.ask('consumer', shopper, 'tier.get')).toMatchObject({ tier: 'basic', next: { missingFen: 10_000 } });
  });

  test('at the end of its year it falls one step, by the nightly job, and is found once', async () => {
    const { shopper } = await sold([2_100_000]);
    const { tierPeriod } = await memberOf(shopper);
    const later = tierPeriod!.until + 1;
    await judgeTiers(at(later), 100);
    const member = await memberOf(shopper);
    expect(member).toMatchObject({ tier: 'silver', tierPeriod: { since: later } });
    expect(await judgeTierOf(at(later), shopper.memberId)).toBe(false);
  });

  test('many sales at once come to the tier of all of them', async () => {
    const shopper = await newcomer();
    const ticketId = await visitOf(shopper);
    const sales = [];
    for (const amount of [200_000, 150_000, 120_000, 90_000]) sales.push(await uploadSale(mall, till, ticketId, [amount]));
    await hearAll(mall);
    expect((await memberOf(shopper)).tier).toBe('silver');
    expect((await memberOf(shopper)).points).toBe(5_600);
  });
});
