import type { BrowserContext, Page } from '@playwright/test';

const base = () => `http://127.0.0.1:${process.env.YIMA_E2E_PORT}`;

export type Login = { token: string; openid: string; personId: string; name: string; role: string; to: string };
export type Person = { personId: string; name: string; role: string; title: string; note: string; to?: string };
export type PeopleList = { people: Person[]; demoScene: string };

/** Posts JSON to the runtime; throws on an answer that is not JSON. */
export const post = async <T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> => {
  const response = await fetch(base() + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return (await response.json()) as T;
};

export const admin = <T = Record<string, unknown>>(action: string, params: object = {}): Promise<T> => post<T>('/_local/admin', { action, ...params });

export const people = async (): Promise<PeopleList> => (await (await fetch(`${base()}/_people/list`)).json()) as PeopleList;

/** The first demo person with that role whose title or note holds the words. */
export const personWith = async (role: string, words = ''): Promise<Person> => {
  const all = (await people()).people.filter(person => person.role === role);
  const found = all.find(person => `${person.title} ${person.note}`.includes(words));
  if (!found) throw new Error(`no ${role} with "${words}" among ${all.map(person => `${person.name} (${person.title} ${person.note})`).join(', ')}`);
  return found;
};

export const login = (who: { personId: string } | { fresh: true }): Promise<Login> => post<Login>('/_people/login', who);

type Envelope<T> = { ok: true; data: T } | { ok: false; code: string; message: string };
let calls = 0;

/** Calls an action as this person, as the app would; a refusal throws with its code. */
export const call = async <T>(who: Login, fn: string, action: string, data: object, as?: object): Promise<T> => {
  const body = { action, data, requestId: `e2e-${process.pid}-${Date.now()}-${(calls += 1)}`, ...(as ? { as } : {}) };
  const answer = await post<Envelope<T>>(`/v1/functions/${fn}`, body, { 'x-yima-login': who.token });
  if (!answer.ok) throw new Error(`${action}: ${answer.code} ${answer.message}`);
  return answer.data;
};

/** What WeChat's phone-number button hands to the mini program. */
export const phoneCode = async (who: Login): Promise<string> => (await post<{ code: string }>('/_wechat/phone-code', {}, { 'x-yima-login': who.token })).code;

/** A key of the browser's storage and what stands there. */
export type Kept = [key: string, text: string];

/** Where the app of the local runtime keeps who a tab is. */
export const loginOf = (who: Login): Kept => ['yima.login', JSON.stringify({ token: who.token, name: who.name, role: who.role, openid: who.openid })];

/** Where the app keeps a value for this person, or for whoever uses this browser. */
export const keptFor = (who: Login | 'browser', key: string, value: unknown): Kept => [
  who === 'browser' ? `yima.${key}` : `yima.${who.openid}.${key}`,
  JSON.stringify({ data: JSON.stringify(value) }),
];

/** Makes every page of this context (a tab, or a set of them) belong to a person. */
export const signIn = (context: BrowserContext | Page, who: Login): Promise<unknown> =>
  context.addInitScript(([key, text]) => {
    if (location.origin !== 'null' && !sessionStorage.getItem(key!)) sessionStorage.setItem(key!, text!);
  }, loginOf(who));

/** Puts a value where the app keeps it for this person. */
export const remember = (context: BrowserContext | Page, who: Login, key: string, value: unknown): Promise<unknown> =>
  context.addInitScript(
    ([name, text]) => {
      if (location.origin !== 'null' && !localStorage.getItem(name!)) localStorage.setItem(name!, text!);
    },
    keptFor(who, key, value),
  );
