import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { ActingAs } from '@core/contracts/define';
import { hmacSha256 } from '@server/crypto';
import { memberCode } from '@core/domain/member/code';
import { collections } from '@server/db/indexes';
import type { Deps } from '@server/deps';
import type { PeopleFile, Person as GatewayPerson } from '../../local/gateway/people';
import type { Runtime } from '../../local/start';
import type { Parts } from './native/parts';
import { staffOpenid, VERSION } from './support/mall';

const ROOT = resolve(__dirname, '../..');

export type FunctionName = 'consumer' | 'guide' | 'ops' | 'jobs';
/** Someone with a login of the gateway. */
export type Person = { token: string; openid: string; phone: string; name: string };
export type CallOptions = { requestId?: string; as?: ActingAs };
/** The refusal and the success in one shape, for short assertions. */
export type Answer = { ok: boolean; code?: string; message?: string; data?: any; requestId: string; serverAt: number; retryable?: boolean };
/** What a phone keeps to show codes. */
export type Phone = { deviceId: string; prefix: string; handle: string; secret: string; stepSeconds: number };

export type Mall = {
  runtime: Runtime;
  /** the composition root of the functions, over the same store */
  deps: Deps;
  /** Somebody who was never here. */
  stranger(): Person;
  /** One of the crew of `support/mall.ts`. */
  staff(key: string): Person;
  /** A request id that nobody used. */
  newRequest(): string;
  /** Calls an action through the gateway; fails the test with the function's stack when it answers INTERNAL. */
  call(fn: FunctionName, person: Person, action: string, data?: unknown, options?: CallOptions): Promise<Answer>;
  /** The same, for answers that must be ok: gives the data. */
  ask<T = any>(fn: FunctionName, person: Person, action: string, data?: unknown, options?: CallOptions): Promise<T>;
  /** Any body at all, as a hostile client would send it. */
  raw(fn: FunctionName, token: string | undefined, body: unknown): Promise<{ status: number; body: any }>;
  /** What the phone-number button gives; `phone` another number than the person's. */
  phoneCode(person: Person, phone?: string): Promise<string>;
  /** Joins by a scene, with both consents unless told otherwise. */
  join(person: Person, scene?: string, options?: { brand?: boolean; name?: string; requestId?: string }): Promise<any>;
  /** Someone new who joined, with a registered phone. */
  member(scene?: string, options?: { brand?: boolean; name?: string }): Promise<Person & { memberId: string; device: Phone }>;
  /** The digits that a phone shows at `at` (now by default). */
  codeOf(phone: Phone, at?: number): string;
  /** Where a guide of the north store acts. */
  at(role?: ActingAs['role'], over?: Partial<ActingAs>): ActingAs;
  /** Every document of every collection, for "nothing was stored". */
  dump(except?: readonly string[]): Promise<Record<string, unknown[]>>;
  close(): Promise<void>;
};

/** The calls by which a document can change. */
const WRITES = ['insertDocument', 'modifyDocument', 'modifyAndReturnDoc', 'removeDocument', 'commitTransaction'];

/** Reads every document of every collection, and again only when a call that writes has reached the database since. */
const docsOf = ({ stats }: Runtime, { db }: Deps): (() => Promise<Record<string, unknown[]>>) => {
  const names = collections.map(({ name }) => name);
  const order = [['_id', 'asc']] as const;
  const written = (): string => WRITES.map(verb => stats.read().byAction[`database.${verb}`] ?? 0).join();
  let last: { after: string; docs: Record<string, unknown[]> } | undefined;
  return async () => {
    const after = written();
    if (last?.after === after) return last.docs;
    const rows = await Promise.all(names.map(name => db.collection(name).find({}, { order, limit: 1000 })));
    last = { after, docs: Object.fromEntries(names.map((name, index) => [name, rows[index]!])) };
    return last.docs;
  };
};

const peopleOf = (runtime: Runtime) => {
  const file: PeopleFile = { people: [] };
  const add = (person: Omit<GatewayPerson, 'title' | 'note'>): Person => {
    file.people.push({ title: '', note: '', ...person });
    runtime.people.set(file);
    const { token } = runtime.people.login(person.personId)!;
    return { token, openid: person.openid, phone: person.phone, name: person.name };
  };
  const setPhone = (openid: string, phone: string): void => {
    file.people = file.people.map(person => (person.openid === openid ? { ...person, phone } : person));
    runtime.people.set(file);
  };
  return { add, setPhone };
};

/** What was loaded outside of jest's modules. */
export const native = (): Parts => (globalThis as unknown as { yimaParts: Parts }).yimaParts;

/** A fast number that no other stranger has. */
let strangers = 0;

/** Starts one mall for a test file: a runtime in memory, the functions as they are deployed, the small mall in the store. */
export const startMall = async (): Promise<Mall> => {
  const { runtime, deps } = await native().startParts(process.env.YIMA_FLOWS_BUILD!, ROOT);
  const people = peopleOf(runtime);
  const allDocs = docsOf(runtime, deps);
  const staffLogins = new Map<string, Person>();

  const post = async (path: string, token: string | undefined, body: unknown): Promise<{ status: number; body: any }> => {
    const response = await fetch(runtime.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { 'x-yima-login': token }) },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };

  const raw: Mall['raw'] = (fn, token, body) => post(`/v1/functions/${fn}`, token, body);
  const newRequest = (): string => randomUUID();

  const call: Mall['call'] = async (fn, person, action, data = {}, { requestId = newRequest(), as } = {}) => {
    const { body } = await raw(fn, person.token, { action, requestId, data, ...(as ? { as } : {}) });
    const answer = body as Answer;
    if (answer.code === 'INTERNAL' || typeof answer.ok !== 'boolean') {
      const lines = runtime.logs.read(fn, { limit: 3 }).map(({ line }) => line);
      throw new Error(`${fn} ${action} answered ${JSON.stringify(answer)}\n${lines.join('\n')}`);
    }
    return answer;
  };
  const ask: Mall['ask'] = async (fn, person, action, data, options) => {
    const answer = await call(fn, person, action, data, options);
    if (!answer.ok) throw new Error(`${fn} ${action} was refused: ${answer.code} ${JSON.stringify(answer.data ?? '')}`);
    return answer.data;
  };

  const phoneCode: Mall['phoneCode'] = async (person, phone) => {
    if (phone !== undefined) people.setPhone(person.openid, phone);
    const { body } = await post('/_wechat/phone-code', person.token, {});
    if (phone !== undefined) people.setPhone(person.openid, person.phone);
    return body.code;
  };

  const stranger = (): Person => {
    strangers += 1;
    const number = `${process.pid % 1000}`.padStart(3, '0') + String(strangers).padStart(5, '0');
    const openid = `o-${number}`;
    return people.add({ personId: openid, openid, name: `顾客${strangers}`, phone: `155${number}`, role: 'shopper' });
  };

  const join_: Mall['join'] = async (person, scene = 'bg-guide', { brand = true, name = '林晓晓', requestId } = {}) => {
    const invite = await ask('consumer', person, 'scene.resolve', { scene });
    const { brandId, version } = invite.brandAgreement;
    const consents = { mall: { version: VERSION, adult: true }, ...(brand ? { brand: { brandId, version } } : {}) };
    return ask('consumer', person, 'member.join', { scene, phoneCode: await phoneCode(person), name, consents }, { requestId });
  };

  return {
    runtime,
    deps,
    stranger,
    staff: key => {
      const known = staffLogins.get(key);
      if (known) return known;
      const openid = staffOpenid(key);
      const login = people.add({ personId: openid, openid, name: key, phone: `156${String(staffLogins.size).padStart(8, '0')}`, role: 'guide' });
      staffLogins.set(key, login);
      return login;
    },
    ...{ newRequest, call, ask, raw, phoneCode, join: join_ },
    member: async (scene, options) => {
      const person = stranger();
      const { member } = await join_(person, scene, options);
      const device = await ask<Phone>('consumer', person, 'device.register', { deviceKey: `phone-${person.openid}`, name: '手机' });
      return { ...person, memberId: member.memberId, device };
    },
    codeOf: ({ prefix, handle, secret, stepSeconds }, at = Date.now()) =>
      memberCode({ prefix, handle, secret: Buffer.from(secret, 'base64url'), stepSeconds }, at, hmacSha256),
    at: (role = 'guide', over = {}) => ({ role, storeId: 'st_north', counterId: 'ct_nlake', terminalId: 'terminal-1', ...over }),
    dump: async (except = []) => {
      const docs = await allDocs();
      return Object.fromEntries(Object.entries(docs).filter(([name]) => !except.includes(name)));
    },
    close: () => runtime.close(),
  };
};
