import type { Tier } from '../../member/tier';
import { isShown, refuseClaim, refuseTaking, type Offer } from './claim';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 21, 4);
const offer = (over: Partial<Offer> = {}): Offer => ({
  state: 'published',
  inCentre: true,
  claimFrom: NOW - DAY,
  claimUntil: NOW + DAY,
  perMember: 2,
  conditions: [],
  ...over,
});
const member = { tier: 'silver' as Tier, joinedAt: NOW - 30 * DAY };

test.each<{ why: string; offer?: Partial<Offer>; who?: typeof member | null; mine?: number; refusal?: string }>([
  { why: 'takes one' },
  { why: 'takes the second of two', mine: 1 },
  { why: 'has both already', mine: 2, refusal: 'COUPON_LIMIT_REACHED' },
  { why: 'begins now', offer: { claimFrom: NOW } },
  { why: 'begins in a moment', offer: { claimFrom: NOW + 1 }, refusal: 'TEMPLATE_NOT_STARTED' },
  { why: 'its last instant', offer: { claimUntil: NOW } },
  { why: 'ended a moment ago', offer: { claimUntil: NOW - 1 }, refusal: 'TEMPLATE_ENDED' },
  { why: 'ended by hand', offer: { state: 'ended' }, refusal: 'TEMPLATE_ENDED' },
  { why: 'a draft is not there', offer: { state: 'draft' }, refusal: 'TEMPLATE_NOT_FOUND' },
  { why: 'a paused one is not there', offer: { state: 'paused' }, refusal: 'TEMPLATE_NOT_FOUND' },
  { why: 'part of a pack, not for everyone to take', offer: { inCentre: false }, refusal: 'TEMPLATE_NOT_FOUND' },
  { why: 'for gold and above', offer: { conditions: [{ code: 'tier', atLeast: 'gold' }] }, refusal: 'COUPON_TIER_TOO_LOW' },
  { why: 'for silver and above', offer: { conditions: [{ code: 'tier', atLeast: 'silver' }] } },
  { why: 'for gold only', offer: { conditions: [{ code: 'tiers', anyOf: ['gold'] }] }, refusal: 'COUPON_TIER_TOO_LOW' },
  { why: 'for silver only', offer: { conditions: [{ code: 'tiers', anyOf: ['silver'] }] } },
  { why: 'at other times only: still to be taken now', offer: { conditions: [{ code: 'times', anyOf: [] }] } },
  { why: 'for those of a week', offer: { conditions: [{ code: 'new-member', withinDays: 7 }] }, refusal: 'COUPON_NEW_MEMBERS_ONLY' },
  { why: 'for those of two months', offer: { conditions: [{ code: 'new-member', withinDays: 60 }] } },
  { why: 'for those with a tag', offer: { conditions: [{ code: 'tag', anyOf: ['tg_x'] }] }, refusal: 'COUPON_NOT_INVITED' },
  {
    why: 'usable on other days only: still to be taken today',
    offer: {
      conditions: [
        { code: 'weekdays', days: [] },
        { code: 'hours', fromMinute: 0, untilMinute: 0 },
      ],
    },
  },
  {
    why: 'a weekday that is not today hides no tier',
    offer: {
      conditions: [
        { code: 'weekdays', days: [] },
        { code: 'tier', atLeast: 'gold' },
      ],
    },
    refusal: 'COUPON_TIER_TOO_LOW',
  },
  { why: 'someone who has not joined is told when it begins', who: null, offer: { claimFrom: NOW + 1 }, refusal: 'TEMPLATE_NOT_STARTED' },
  { why: 'someone who has not joined: the rest is asked of members', who: null, offer: { conditions: [{ code: 'tier', atLeast: 'gold' }] } },
])('$why → $refusal', ({ offer: over, who = member, mine = 0, refusal }) => {
  expect(refuseClaim(offer(over), who ?? undefined, mine, NOW)).toBe(refusal);
});

test('the coupon centre shows what runs or has ended, packs aside', () => {
  const shown = (['draft', 'published', 'paused', 'ended'] as const).filter(state => isShown(offer({ state })));
  expect(shown).toEqual(['published', 'ended']);
  expect(isShown(offer({ inCentre: false }))).toBe(false);
});

describe('by another way than the centre', () => {
  test.each<{ why: string; offer?: Partial<Offer>; who?: typeof member | undefined; mine?: number; refusal?: string }>([
    { why: 'what the centre does not show can be taken', offer: { inCentre: false }, who: member, mine: 0 },
    { why: 'the limit holds here too', who: member, mine: 2, refusal: 'COUPON_LIMIT_REACHED' },
    { why: 'codes that were bought know no limit', who: member },
    { why: 'a draft is not there', offer: { state: 'draft' }, who: member, mine: 0, refusal: 'TEMPLATE_NOT_FOUND' },
    { why: 'before its time', offer: { claimFrom: NOW + 1 }, who: member, mine: 0, refusal: 'TEMPLATE_NOT_STARTED' },
    { why: 'after its time', offer: { claimUntil: NOW - 1 }, who: member, mine: 0, refusal: 'TEMPLATE_ENDED' },
    { why: 'nobody yet, so nothing about her is asked' },
    { why: 'not for her tier', offer: { conditions: [{ code: 'tier', atLeast: 'gold' }] }, who: member, mine: 0, refusal: 'COUPON_TIER_TOO_LOW' },
  ])('$why', ({ offer: over, who, mine, refusal }) => {
    expect(refuseTaking(offer(over), who, mine, NOW)).toBe(refusal);
  });
});
