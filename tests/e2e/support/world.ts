import { createHmac } from 'node:crypto';
import { memberCode, type CodeSource } from '../../../core/domain/member/code';
import { call, login, people, personWith, phoneCode, type Login } from './people';

type Post = {
  role: string;
  store: { storeId: string; name: string };
  counters: { counterId: string; name: string; brands: { brandId: string }[]; categories: { categoryId: string }[] }[];
};
export type Acting = { role: string; storeId: string; storeName: string; counterId: string; counterName: string };
export type Terminal = {
  who: Login;
  acting: Acting;
  as: { role: string; storeId: string; counterId: string; terminalId: string };
  brandId: string;
  categoryId: string;
};

const hmac = (key: Uint8Array, message: Uint8Array): Uint8Array => new Uint8Array(createHmac('sha256', key).update(message).digest());

/** A new person who joined through the demo scene: both memberships, with the welcome pack. */
export const newMember = async (): Promise<Login> => {
  const who = await login({ fresh: true });
  const { demoScene: scene } = await people();
  const open = await call<{ mallAgreement: { version: string } }>(who, 'consumer', 'session.open', {});
  const found = await call<{ brandAgreement: { brandId: string; version: string } }>(who, 'consumer', 'scene.resolve', { scene });
  await call(who, 'consumer', 'member.join', {
    scene,
    phoneCode: await phoneCode(who),
    name: '何小满',
    consents: {
      mall: { version: open.mallAgreement.version, adult: true },
      brand: { brandId: found.brandAgreement.brandId, version: found.brandAgreement.version },
    },
  });
  return who;
};

/** A demo staff member with a post chosen, on a terminal of her own. */
export const atTheCounter = async (role = 'guide', words = ''): Promise<Terminal> => {
  const who = await login(await personWith(role, words));
  const { posts } = await call<{ posts: Post[] }>(who, 'guide', 'post.list', {});
  const post = posts.find(one => one.role === role) ?? posts[0]!;
  const counter = post.counters[0]!;
  const acting = { role: post.role, storeId: post.store.storeId, storeName: post.store.name, counterId: counter.counterId, counterName: counter.name };
  const as = { role: post.role, storeId: post.store.storeId, counterId: counter.counterId, terminalId: `e2e-${who.token.slice(0, 16)}` };
  return { who, acting, as, brandId: counter.brands[0]!.brandId, categoryId: counter.categories[0]!.categoryId };
};

export type Desk = {
  who: Login;
  acting: { role: string; storeId: string; storeName: string; brandId?: string; brandName?: string };
  as: { role: string; storeId: string; terminalId: string };
};

/** A demo person of headquarters by her title ("集团财务"), with the post of that role chosen. */
export const atHeadquarters = async (role: string, words: string): Promise<Desk> => {
  const who = await login(await personWith('headquarters', words));
  const { posts } = await call<{ posts: (Post & { brand?: { brandId: string; name: string } })[] }>(who, 'guide', 'post.list', {});
  const post = posts.find(one => one.role === role);
  if (!post) throw new Error(`${who.name} has no post as ${role}`);
  const brand = post.brand ? { brandId: post.brand.brandId, brandName: post.brand.name } : {};
  const place = { role, storeId: post.store.storeId };
  return { who, acting: { ...place, storeName: post.store.name, ...brand }, as: { ...place, terminalId: `e2e-${who.token.slice(0, 16)}` } };
};

type Secret = { prefix: string; handle: string; secret: string; stepSeconds: number };

/** A phone of this member: gives the digits it would show at an instant. */
export const phoneOf = async (who: Login): Promise<(at?: number) => string> => {
  const secret = await call<Secret>(who, 'consumer', 'device.register', { deviceKey: `e2e-device-${who.token.slice(0, 12)}`, name: '测试手机' });
  const source: CodeSource = { ...secret, secret: new Uint8Array(Buffer.from(secret.secret, 'base64url')) };
  return (at = Date.now()) => memberCode(source, at, hmac);
};

export const slipNo = (): string => `E${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`.toUpperCase();

/** Opens a visit on this terminal with a code that a phone shows now. */
export const openVisit = ({ who, as }: Terminal, code: string): Promise<{ ticketId: string }> =>
  call<{ ticketId: string }>(who, 'guide', 'visit.identify', { code }, as);

/** Opens a visit and redeems the best coupons on a bill of that amount; needs a member with a coupon that fits. */
export const redeemOnce = async (terminal: Terminal, code: string, amountFen: number): Promise<{ ticketId: string; redemptionId: string }> => {
  const { who, as, brandId, categoryId } = terminal;
  const { ticketId } = await openVisit(terminal, code);
  const lines = [{ lineId: 'l1', brandId, categoryId, amountFen }];
  const { best } = await call<{ best: { couponIds: string[]; payFen: number } }>(who, 'guide', 'bill.quote', { ticketId, lines }, as);
  const bill = { ticketId, slipNo: slipNo(), lines, couponIds: best.couponIds, expectedPayFen: best.payFen };
  const { redemptionId } = await call<{ redemptionId: string }>(who, 'guide', 'bill.redeem', bill, as);
  return { ticketId, redemptionId };
};

/** Opens a bill of that amount for the central till in a visit, with the best coupons; needs a member with a coupon that fits. */
export const openBill = async ({ who, as, brandId, categoryId }: Terminal, ticketId: string, amountFen: number): Promise<{ billId: string; code: string }> => {
  const lines = [{ lineId: 'l1', brandId, categoryId, amountFen }];
  const { best } = await call<{ best: { couponIds: string[]; payFen: number } }>(who, 'guide', 'bill.quote', { ticketId, lines }, as);
  const bill = { ticketId, lines, couponIds: best.couponIds, expectedPayFen: best.payFen };
  return call<{ billId: string; code: string }>(who, 'guide', 'bill.open', bill, as);
};
