/** Answers the app's calls by action, and remembers them. An action that the test did not prepare fails loudly. */
export type Call = { action: string; data: Record<string, unknown>; requestId?: string };
type Reply = unknown | ((call: Call) => unknown);

export const refusal = (code: string, message = '不行', retryable = false) => ({
  refused: { code, message, retryable },
});
/** The connection breaks instead of an answer. */
export const cut = { cut: true };

const has = <K extends string>(value: unknown, key: K): value is Record<K, unknown> => typeof value === 'object' && value !== null && key in value;

export const answering = (replies: Record<string, Reply>) => {
  const calls: Call[] = [];
  globalThis.fetch = (async (url: string, init?: RequestInit) => {
    if (url === '/_wechat/phone-code') return { ok: true, json: async () => ({ code: 'pc_1', phoneMasked: '138****0001' }) };
    const call = JSON.parse(String(init?.body)) as Call;
    calls.push(call);
    if (!(call.action in replies)) throw new Error(`the test prepared no answer for ${call.action}`);
    const prepared = replies[call.action];
    const reply = typeof prepared === 'function' ? prepared(call) : prepared;
    if (has(reply, 'cut')) throw new TypeError('Failed to fetch');
    const envelope = has(reply, 'refused') ? { ok: false, ...(reply.refused as object) } : { ok: true, data: reply };
    return {
      ok: true,
      status: 200,
      json: async () => ({ ...envelope, requestId: 'rq_test', serverAt: Date.now() }),
    };
  }) as unknown as typeof fetch;
  return { calls, of: (action: string) => calls.filter(call => call.action === action) };
};

const brand = { brandId: 'br_qingluo', name: '青萝', logo: '' };

/** What the server says of someone, as the tests need it. */
export const aMember = (part: object = {}) => ({
  memberId: 'mb_1',
  state: 'active',
  name: '会员',
  phoneMasked: '138****0001',
  tier: 'basic',
  points: 0,
  joinedAt: 1,
  brands: [],
  ...part,
});
export const aSession = (part: object = {}) => ({
  leftBefore: false,
  mallAgreement: {
    version: '2026-01-01',
    title: '会员服务条款',
    summary: ['一', '二'],
    legalEntity: '某公司',
  },
  groupName: '云汀百货',
  unreadInbox: 0,
  ...part,
});
export const anInvite = (part: object = {}) => ({
  scene: 'bg.demo',
  placement: 'badge',
  guide: { name: '林晓', title: '青萝 资深导购', avatar: '' },
  store: { storeId: 'st_1', name: '湖滨店', city: '杭州' },
  counter: { counterId: 'ct_1', name: '青萝专柜', floor: '3F' },
  brand,
  pack: [{ templateId: 'tp_1', title: '见面礼一', worth: '满 200 元减 30 元', soldOut: false, withBrand: false }],
  brandAgreement: {
    brandId: 'br_qingluo',
    version: '2026-01-01',
    title: '品牌条款',
    legalEntity: '杭州青萝服饰有限公司',
    data: ['手机号'],
    purpose: '会员服务',
  },
  ...part,
});
export const inBrand = { brands: [{ brand, since: 1 }] };
