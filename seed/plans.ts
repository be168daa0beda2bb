import type { ActingAs } from '@core/contracts/define';
import type { OfferDraft } from '@core/contracts/offer-draft';
import { endOfDayAfter } from '@core/domain/calendar';
import { brandId, counterId, storeId } from './catalog';
import type { SeedClock } from './clock';
import type { Play } from './play';
import { staffOpenid } from './staff';

const acting = (role: ActingAs['role']): ActingAs => ({ role, storeId: storeId('hubin'), terminalId: 'seed-terminal-office' });

const aDraft = (clock: SeedClock, over: Partial<OfferDraft>): OfferDraft => ({
  title: '',
  issuer: 'mall',
  benefit: { kind: 'cash-off', offFen: 10_000 },
  thresholdFen: 100_000,
  scope: { include: [], exclude: [] },
  channel: 'counter',
  conditions: [],
  stacking: { kind: 'one-per-class' },
  priority: 100,
  backOnRefund: true,
  costBearers: [{ bearer: 'mall', shareBp: 10_000 }],
  validity: { kind: 'relative', days: 14 },
  claimFrom: clock.day(5),
  claimUntil: endOfDayAfter(clock.day(0), 40),
  inCentre: false,
  perMember: 1,
  stock: 2000,
  joining: 'all',
  ...over,
});

const qingluoOnly: OfferDraft['scope'] = { include: [{ kind: 'brands', ids: [brandId('qingluo')] }], exclude: [] };
const HALF: OfferDraft['costBearers'] = [
  { bearer: 'mall', shareBp: 5000 },
  { bearer: 'brand', shareBp: 5000 },
];

/** What headquarters and a brand are working on: one that waits for the brand's word, one for counters, a paused one, a draft. */
export const seedPlans = async (play: Play, clock: SeedClock): Promise<void> => {
  clock.set(clock.day(-1, 15));
  const [mall, brand] = [
    { openid: staffOpenid('zhoujing'), as: acting('group-operator') },
    { openid: staffOpenid('bailu'), as: acting('brand-operator') },
  ];
  const save = async ({ openid, as }: typeof mall, over: Partial<OfferDraft>): Promise<{ templateId: string }> => {
    const { templateId } = await play.ops(openid, 'offer.save', { draft: aDraft(clock, over) }, as);
    return { templateId };
  };
  await save(mall, { title: '开春预热券', stock: 5000, joining: 'opt-in' });
  const own = await save(brand, {
    title: '青萝老客礼',
    issuer: 'brand',
    brandId: brandId('qingluo'),
    scope: qingluoOnly,
    costBearers: [{ bearer: 'brand', shareBp: 10_000 }],
    claimFrom: clock.day(-1),
  });
  for (const move of ['offer.submit', 'offer.publish', 'offer.pause'] as const) await play.ops(brand.openid, move, own, brand.as);
  const joined = await save(mall, {
    title: '冬日餐饮券',
    joining: 'opt-in',
    scope: { include: [{ kind: 'categories', ids: ['cat_dining'] }], exclude: [] },
  });
  await play.ops(mall.openid, 'offer.submit', joined, mall.as);
  const counterIds = [counterId('hubin', 'shiwei')];
  await play.ops(staffOpenid('fanglan'), 'offer.join', { ...joined, counterIds, joined: true }, acting('store-manager'));
  const asked = await save(mall, { title: '青萝冬装季', scope: qingluoOnly, costBearers: HALF, budgetFen: 10_000_000 });
  await play.ops(mall.openid, 'offer.submit', asked, mall.as);
};
