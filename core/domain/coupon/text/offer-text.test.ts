import { describeTemplate, howToUse, whenText } from './describe';
import { benefitText, giftOf, scopeText, validityText, worthText, type NameOf } from './offer-text';
import type { Benefit, Condition, CouponRules, Scope, Validity } from '../rules';
import { hoursText, weekdaysText } from './words';
import { someRules } from '../../../../tests/builders/coupon';

const names: Record<string, string> = { br_one: '青萝', cat_womens: '女装', cat_tea: '茶饮', cat_mens: '男装', cat_kids: '童装' };
const kinds: Record<string, string> = { br: 'brands', cat: 'categories' };
const nameOf: NameOf = (kind, id) => (kinds[id.split('_')[0]!] === kind ? names[id] : undefined) ?? id;

test.each<{ benefit: Benefit; text: string }>([
  { benefit: { kind: 'cash-off', offFen: 5000 }, text: '减 50 元' },
  { benefit: { kind: 'cash-off', offFen: 990 }, text: '减 9.90 元' },
  { benefit: { kind: 'cash-off', offFen: 5000, everyFen: 30_000 }, text: '每满 300 元减 50 元' },
  { benefit: { kind: 'cash-off', offFen: 5000, everyFen: 30_000, capFen: 20_000 }, text: '每满 300 元减 50 元（最多减 200 元）' },
  { benefit: { kind: 'percent-off', offBp: 1200 }, text: '8.8 折' },
  { benefit: { kind: 'percent-off', offBp: 2000, capFen: 15_000 }, text: '8 折（最多减 150 元）' },
  { benefit: { kind: 'exchange', gift: '桂花乌龙一杯' }, text: '兑换 桂花乌龙一杯' },
  { benefit: { kind: 'voucher', faceFen: 30_000, priceFen: 27_000 }, text: '抵 300 元' },
  { benefit: { kind: 'freight' }, text: '免运费' },
  { benefit: { kind: 'freight', capFen: 800 }, text: '减运费（最多减 8 元）' },
])('a benefit reads "$text"', ({ benefit, text }) => {
  expect(benefitText(benefit)).toBe(text);
});

test('only an exchange hands something over', () => {
  expect(giftOf({ kind: 'exchange', gift: '茶' })).toBe('茶');
  expect(giftOf({ kind: 'cash-off', offFen: 1 })).toBeUndefined();
});

test.each<{ benefit: Benefit; thresholdFen: number; text: string }>([
  { benefit: { kind: 'cash-off', offFen: 5000 }, thresholdFen: 30_000, text: '满 300 元减 50 元' },
  { benefit: { kind: 'cash-off', offFen: 5000 }, thresholdFen: 0, text: '无门槛减 50 元' },
  { benefit: { kind: 'cash-off', offFen: 5000, everyFen: 30_000 }, thresholdFen: 0, text: '每满 300 元减 50 元' },
  { benefit: { kind: 'cash-off', offFen: 5000, everyFen: 30_000 }, thresholdFen: 30_000, text: '每满 300 元减 50 元' },
  { benefit: { kind: 'cash-off', offFen: 5000, everyFen: 30_000 }, thresholdFen: 60_000, text: '满 600 元起，每满 300 元减 50 元' },
  { benefit: { kind: 'percent-off', offBp: 1200 }, thresholdFen: 20_000, text: '满 200 元 8.8 折' },
  { benefit: { kind: 'percent-off', offBp: 1200 }, thresholdFen: 0, text: '8.8 折' },
  { benefit: { kind: 'exchange', gift: '小样' }, thresholdFen: 0, text: '兑换 小样' },
  { benefit: { kind: 'voucher', faceFen: 30_000, priceFen: 27_000 }, thresholdFen: 0, text: '抵 300 元' },
  { benefit: { kind: 'freight' }, thresholdFen: 9900, text: '满 99 元免运费' },
])('an offer reads "$text"', ({ text, ...rules }) => {
  expect(worthText(rules)).toBe(text);
});

test.each<{ scope: Partial<Scope>; text: string }>([
  { scope: {}, text: '全场通用' },
  { scope: { include: [{ kind: 'categories', ids: ['cat_womens'] }] }, text: '仅限女装' },
  {
    scope: {
      include: [
        { kind: 'brands', ids: ['br_one'] },
        { kind: 'categories', ids: ['cat_womens', 'cat_tea'] },
      ],
    },
    text: '仅限青萝 · 女装、茶饮',
  },
  { scope: { include: [{ kind: 'categories', ids: ['cat_womens', 'cat_mens', 'cat_kids', 'cat_tea'] }] }, text: '仅限女装、男装、童装 等 4 个' },
  { scope: { include: [{ kind: 'categories', ids: ['cat_womens', 'cat_mens', 'cat_kids'] }] }, text: '仅限女装、男装、童装' },
  {
    scope: {
      include: [{ kind: 'brands', ids: ['br_one'] }],
      anyOf: [
        [{ kind: 'categories', ids: ['cat_womens'] }],
        [
          { kind: 'categories', ids: ['cat_tea'] },
          { kind: 'products', ids: ['pr_1'] },
        ],
      ],
    },
    text: '仅限青萝 · 女装，或茶饮 · 指定的 1 款商品',
  },
  {
    scope: {
      exclude: [
        { kind: 'categories', ids: ['cat_tea'] },
        { kind: 'brands', ids: ['br_one'] },
      ],
    },
    text: '全场通用（不含茶饮、青萝）',
  },
  { scope: { include: [{ kind: 'products', ids: ['pr_1', 'pr_2'] }] }, text: '仅限指定的 2 款商品' },
  { scope: { exclude: [{ kind: 'products', ids: ['pr_1'] }] }, text: '全场通用（不含指定的 1 款商品）' },
])('a scope reads "$text"', ({ scope, text }) => {
  expect(scopeText({ include: [], exclude: [], ...scope }, nameOf)).toBe(text);
});

const now = Date.UTC(2026, 10, 21, 4);

test('validity names days, or the first and the last day in Shanghai', () => {
  const free = (validity: Validity): string => validityText({ validity, benefit: { kind: 'cash-off' } }, now);
  expect(free({ kind: 'relative', days: 7 })).toBe('领取当天及之后 7 天有效');
  expect(free({ kind: 'relative', days: 0 })).toBe('领取当天有效');
  expect(free({ kind: 'fixed', from: Date.UTC(2026, 10, 30, 16), until: Date.UTC(2026, 11, 12, 15, 59) })).toBe('12月1日 至 12月12日 有效');
});

test('what is sold is bought, not taken', () => {
  const sold = (days: number): string => validityText({ validity: { kind: 'relative', days }, benefit: { kind: 'voucher' } }, now);
  expect([sold(90), sold(0)]).toEqual(['购买当天及之后 90 天有效', '购买当天有效']);
});

test.each([
  { days: [1, 2, 3, 4, 5], text: '周一至周五' },
  { days: [7, 5, 6], text: '周五至周日' },
  { days: [6, 7], text: '周六、周日' },
  { days: [1, 3, 5], text: '周一、周三、周五' },
  { days: [2], text: '周二' },
])('weekdays read "$text"', ({ days, text }) => {
  expect(weekdaysText(days)).toBe(text);
});

test('hours that run over midnight say so', () => {
  expect(hoursText(660, 845)).toBe('11:00–14:05');
  expect(hoursText(1320, 120)).toBe('22:00–次日 02:00');
  expect(hoursText(600, 600)).toBe('10:00–10:00');
});

const AT_THE_COUNTER = ['到参与的柜台选好商品', '结账前打开会员码，请导购扫码', '确认优惠后付款，券自动核销'];
const sentences = (over: Partial<CouponRules>): string[] => describeTemplate(someRules(over), nameOf);

test('every rule that is applied is told, in one sentence each', () => {
  const conditions: Condition[] = [
    { code: 'weekdays', days: [6, 7] },
    { code: 'hours', fromMinute: 600, untilMinute: 660 },
    { code: 'tier', atLeast: 'gold' },
    { code: 'new-member', withinDays: 30 },
    { code: 'tag', anyOf: ['tg_x'] },
  ];
  expect(sentences({ conditions })).toEqual([
    '适用商品满 300 元减 50 元',
    '全场通用',
    '限门店柜台使用',
    '限周六、周日使用',
    '限 10:00–11:00 使用',
    '限金卡及以上会员',
    '限入会 30 天内的新会员',
    '限受邀的会员',
    '同类的商场券一次只能用一张，可以和品牌券一起用',
    '门槛 300 元，按适用商品先用其他券之后的金额算。如：商品 315 元，先用的券减 30 元，剩 285 元，就用不了这张',
    '不兑现、不找零，撤销核销后券原样退回',
  ]);
});

test.each<{ why: string; over: Partial<CouponRules>; said: string; unsaid: string }>([
  {
    why: 'a voucher was bought',
    over: { benefit: { kind: 'voucher', faceFen: 2, priceFen: 1 } },
    said: '一次用完，不找零；未使用随时可退，过期自动退款给付款人',
    unsaid: '不兑现、不找零，撤销核销后券原样退回',
  },
  { why: 'freight is not of goods', over: { benefit: { kind: 'freight' } }, said: '满 300 元免运费', unsaid: '适用商品满 300 元免运费' },
  { why: 'it comes back with a refund', over: { backOnRefund: true }, said: '整单退货后，券退回原账户', unsaid: '' },
  { why: 'it does not', over: { backOnRefund: false }, said: '全场通用', unsaid: '整单退货后，券退回原账户' },
  { why: 'fewer of a template than of its kind', over: { stacking: { kind: 'up-to', n: 3 }, maxPerBill: 2 }, said: '这种券每单最多用 2 张', unsaid: '' },
  {
    why: 'not fewer',
    over: { stacking: { kind: 'up-to', n: 3 }, maxPerBill: 3 },
    said: '每单最多用 3 张，可与其他券同用；同类的商场券里一次只能用一张的、不与其他券同用的除外',
    unsaid: '这种券每单最多用 3 张',
  },
  { why: 'one of a class is one anyway', over: { maxPerBill: 2 }, said: '同类的商场券一次只能用一张，可以和品牌券一起用', unsaid: '这种券每单最多用 2 张' },
])('$why', ({ over, said, unsaid }) => {
  expect(sentences(over)).toContain(said);
  expect(sentences(over)).not.toContain(unsaid);
});

test('without a threshold nothing is said about one', () => {
  expect(sentences({ thresholdFen: 0 })).toEqual([
    '无门槛减 50 元',
    '全场通用',
    '限门店柜台使用',
    '同类的商场券一次只能用一张，可以和品牌券一起用',
    '不兑现、不找零，撤销核销后券原样退回',
  ]);
});

test.each([
  { stacking: { kind: 'exclusive' as const }, text: '不与其他券同用' },
  { stacking: { kind: 'up-to' as const, n: 3 }, text: '每单最多用 3 张，可与其他券同用；同类的商场券里一次只能用一张的、不与其他券同用的除外' },
])('stacking reads "$text"', ({ stacking, text }) => {
  expect(sentences({ stacking })).toContain(text);
});

test.each<{ over: Partial<CouponRules>; like: string; why: string }>([
  { why: 'a brand, by its name', over: { issuer: 'brand', brandId: 'br_one' }, like: '同类的青萝券' },
  { why: 'a class with a name of its own', over: { className: '满减类' }, like: '「满减类」券' },
  { why: 'a gift', over: { benefit: { kind: 'exchange', gift: '茶' } }, like: '同类的兑换券' },
])('several of a kind tell of which class some do not go with them: $why', ({ over, like }) => {
  expect(sentences({ ...over, stacking: { kind: 'up-to', n: 2 } })).toContain(
    `每单最多用 2 张，可与其他券同用；${like}里一次只能用一张的、不与其他券同用的除外`,
  );
});

test.each<{ over: Partial<CouponRules>; text: string; why: string }>([
  { why: 'the mall', over: {}, text: '同类的商场券一次只能用一张，可以和品牌券一起用' },
  { why: 'a brand, by its name', over: { issuer: 'brand', brandId: 'br_one' }, text: '同类的青萝券一次只能用一张，可以和商场券一起用' },
  { why: 'a brand that nobody named', over: { issuer: 'brand' }, text: '同类的品牌券一次只能用一张，可以和商场券一起用' },
  { why: 'a class with a name of its own', over: { className: '满减类' }, text: '与其他「满减类」券不可同用，可以和别类的券一起用' },
  { why: 'a gift', over: { benefit: { kind: 'exchange', gift: '茶' } }, text: '同类的兑换券一次只能用一张，可以和满减、折扣券一起用' },
])('one of a class names it: $why', ({ over, text }) => {
  expect(sentences(over)).toContain(text);
});

test.each([
  { thresholdFen: 10_000, example: '商品 105 元，先用的券减 10 元，剩 95 元' },
  { thresholdFen: 39_900, example: '商品 418 元，先用的券减 38 元，剩 380 元' },
  { thresholdFen: 500, example: '商品 6 元，先用的券减 2 元，剩 4 元' },
])('the example of a threshold of $thresholdFen fen is one that falls below it', ({ thresholdFen, example }) => {
  expect(sentences({ thresholdFen }).join()).toContain(`如：${example}，就用不了这张`);
});

test('a threshold too small for an example has none', () => {
  expect(sentences({ thresholdFen: 100 })).toContain('门槛 1 元，按适用商品先用其他券之后的金额算');
});

test.each<{ conditions: Condition[]; text: string | undefined }>([
  { conditions: [], text: undefined },
  { conditions: [{ code: 'tier', atLeast: 'gold' }], text: undefined },
  {
    conditions: [
      { code: 'weekdays', days: [1, 2, 3, 4, 5] },
      { code: 'hours', fromMinute: 660, untilMinute: 840 },
    ],
    text: '周一至周五 11:00–14:00',
  },
])('a ticket says when: $text', ({ conditions, text }) => {
  expect(whenText(conditions)).toBe(text);
});

test.each([
  { channel: 'online' as const, text: '限小程序下单使用', steps: ['在小程序选好商品', '下单时选择这张券', '优惠自动抵扣'] },
  { channel: 'both' as const, text: '门店与小程序均可使用', steps: AT_THE_COUNTER },
  { channel: 'counter' as const, text: '限门店柜台使用', steps: AT_THE_COUNTER },
])('channel $channel reads "$text" and says how to use it', ({ channel, text, steps }) => {
  expect(sentences({ channel })).toContain(text);
  expect(howToUse(someRules({ channel }))).toEqual(steps);
});

test('a gift is fetched without buying anything', () => {
  const gift = someRules({ benefit: { kind: 'exchange', gift: '茶' }, thresholdFen: 0 });
  expect(howToUse(gift)).toEqual(['到参与的柜台，不用消费', '打开会员码，请导购扫码', '确认兑换后领取，券自动核销']);
  expect(howToUse({ ...gift, thresholdFen: 100 })).toEqual(AT_THE_COUNTER);
});

test('a condition without a sentence throws: it would be applied unsaid', () => {
  expect(() => sentences({ conditions: [{ code: 'full-moon' } as never] })).toThrow('unknown condition: full-moon');
});

test('one that goes with no other says nothing of others where it tells its threshold', () => {
  const alone = sentences({ stacking: { kind: 'exclusive' } });
  expect(alone).toContain('不与其他券同用');
  expect(alone.filter(sentence => sentence.includes('门槛'))).toEqual(['门槛 300 元，按适用商品的金额算']);
});

test('a threshold says on what it is measured, with steps too', () => {
  expect(sentences({ thresholdOn: 'before' })).toContain('门槛 300 元，按适用商品用券之前的金额算');
  const every: Partial<CouponRules> = { thresholdFen: 0, benefit: { kind: 'cash-off', offFen: 5000, everyFen: 30_000 } };
  expect(sentences(every)[0]).toBe('适用商品每满 300 元减 50 元');
  expect(sentences(every).find(sentence => sentence.startsWith('门槛'))).toContain('门槛 300 元，按适用商品先用其他券之后的金额算');
  expect(sentences({ ...every, thresholdOn: 'before' })).toContain('门槛 300 元，按适用商品用券之前的金额算');
});

test('several times and certain levels are told', () => {
  const conditions: Condition[] = [
    { code: 'tiers', anyOf: ['gold', 'platinum'] },
    {
      code: 'times',
      anyOf: [
        { days: [1, 2, 3, 4, 5], fromMinute: 660, untilMinute: 840 },
        { days: [5], fromMinute: 1320, untilMinute: 120 },
      ],
    },
  ];
  expect(sentences({ conditions })).toEqual(expect.arrayContaining(['限金卡、白金卡会员', '限 周一至周五 11:00–14:00，或周五 22:00–次日 02:00 使用']));
  expect(whenText(conditions)).toBe('周一至周五 11:00–14:00，或周五 22:00–次日 02:00');
});
