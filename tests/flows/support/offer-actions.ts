import type { OfferDraft } from '@core/contracts/offer-draft';
import type { Mall } from '../harness';
import type { Sample } from './sample';
import { aDraft, HALF, offerDesk, onlyOf, operators, type OperatorKey } from './offers';

type Twice = NonNullable<Sample['twice']>;

/** Two drafts, brought as far as the steps bring them. */
const two = async (mall: Mall, steps: readonly (readonly [by: OperatorKey, which: string])[], over: Partial<OfferDraft> = {}) => {
  const desk = offerDesk(mall);
  const one = async (): Promise<{ templateId: string }> => {
    const { templateId } = await desk.save('headquarters', over);
    for (const [by, which] of steps) await desk.ask(by, `offer.${which}`, { templateId, ...(which === 'answer' ? { agree: true } : {}) });
    return { templateId };
  };
  return [await one(), await one()] as const;
};

const by = (key: OperatorKey): Pick<Sample, 'fn' | 'who' | 'as'> => ({ fn: 'ops', who: mall => operators(mall)[key].who, as: mall => operators(mall)[key].as });
const headquarters = by('headquarters');
const one = { data: () => ({ templateId: 'tp_open' }) };

const moved =
  (steps: readonly (readonly [by: OperatorKey, which: string])[], over: Partial<OfferDraft> = {}): Twice =>
  async mall => {
    const [first, second] = await two(mall, steps, over);
    return { who: operators(mall).headquarters.who, first, second };
  };

const SUBMITTED = [['headquarters', 'submit']] as const;
const PUBLISHED = [...SUBMITTED, ['headquarters', 'publish']] as const;
const PAUSED = [...PUBLISHED, ['headquarters', 'pause']] as const;
const BY_LAKE = { scope: onlyOf('br_lake'), costBearers: HALF };

const OF_MANY_RULES: Partial<OfferDraft> = {
  benefit: { kind: 'cash-off', offFen: 5_000, everyFen: 30_000, capFen: 20_000 },
  thresholdOn: 'before',
  conditions: [
    { code: 'times', anyOf: [{ days: [5], fromMinute: 600, untilMinute: 840 }] },
    { code: 'tiers', anyOf: ['basic'] },
  ],
  scope: { ...onlyOf('br_lake'), anyOf: [[{ kind: 'categories', ids: ['cat_womens'] }]] },
};

/** What operators, brands and managers ask about templates. */
export const offerSamples: Readonly<Record<string, Sample>> = {
  'offer.options': { ...headquarters, data: () => ({}) },
  'offer.list': { ...headquarters, data: () => ({ state: 'published', text: '满减', limit: 5 }) },
  'offer.get': { ...headquarters, ...one },
  'offer.save': {
    ...headquarters,
    data: () => ({ draft: aDraft(OF_MANY_RULES) }),
    twice: async mall => ({ who: operators(mall).headquarters.who, first: { draft: aDraft({ title: '一' }) }, second: { draft: aDraft({ title: '二' }) } }),
  },
  'offer.submit': { ...headquarters, ...one, twice: moved([]) },
  'offer.withdraw': { ...headquarters, ...one, twice: moved(SUBMITTED, BY_LAKE) },
  'offer.settle': { ...headquarters, ...one, twice: moved([...SUBMITTED, ['lake', 'answer']], { costBearers: HALF }) },
  'offer.answer': {
    ...by('lake'),
    data: () => ({ templateId: 'tp_open', agree: true, note: '同意' }),
    twice: async mall => {
      const [first, second] = await two(mall, SUBMITTED, BY_LAKE);
      return { who: operators(mall).lake.who, first: { ...first, agree: true }, second: { ...second, agree: true } };
    },
  },
  'offer.publish': { ...headquarters, ...one, twice: moved(SUBMITTED) },
  'offer.pause': { ...headquarters, ...one, twice: moved(PUBLISHED) },
  'offer.resume': { ...headquarters, ...one, twice: moved(PAUSED) },
  'offer.end': { ...headquarters, ...one, twice: moved(PUBLISHED) },
  'offer.restock': {
    ...headquarters,
    data: () => ({ templateId: 'tp_open', revision: 0, stock: 100_000 }),
    twice: async mall => {
      const [first, second] = await two(mall, PUBLISHED);
      const more = async ({ templateId }: { templateId: string }) => {
        const { revision } = await offerDesk(mall).ask('headquarters', 'offer.get', { templateId });
        return { templateId, revision, stock: 300 };
      };
      return { who: operators(mall).headquarters.who, first: await more(first), second: await more(second) };
    },
  },
  'offer.counters': { ...headquarters, data: () => ({ text: '女装', storeId: 'st_north' }) },
  'offer.products': { ...headquarters, data: () => ({ text: '大衣', brandId: 'br_lake' }) },
  'offer.copy': { ...headquarters, ...one, twice: moved([]) },
  'offer.report': { ...headquarters, ...one },
  'offer.joinable': { ...by('manager'), data: () => ({}) },
  'offer.join': {
    ...by('manager'),
    data: () => ({ templateId: 'tp_open', counterIds: ['ct_nlake'], joined: true }),
    twice: async mall => {
      const [first, second] = await two(mall, SUBMITTED, { joining: 'opt-in' });
      const counterIds = ['ct_nlake'];
      return { who: operators(mall).manager.who, first: { ...first, counterIds, joined: true }, second: { ...second, counterIds, joined: true } };
    },
  },
  'offer.join-all': {
    ...by('manager'),
    data: () => ({ templateId: 'tp_open', counterIds: ['ct_nlake', 'ct_nhill'] }),
    twice: async mall => {
      const [first, second] = await two(mall, SUBMITTED, { joining: 'opt-in' });
      const counterIds = ['ct_nlake', 'ct_nhill'];
      return { who: operators(mall).manager.who, first: { ...first, counterIds }, second: { ...second, counterIds } };
    },
  },
};
