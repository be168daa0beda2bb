import type { Page } from '@playwright/test';
import { noteCalls } from './calls';
import type { Kept } from './people';

/** How every call of a function ends: never, with a platform's error, without a network, with nothing in the answer. */
export type Fault = 'loading' | 'error' | 'offline' | 'empty';

/** What a document is told before the app in it begins. */
export type Plan = { session: Kept[]; local: Kept[]; fault?: Fault };

/**
 * Runs first in every document: storage is what the plan says and nothing else, and `fetch` answers a call of a
 * function as the fault says. A document that is loaded again by itself or by a test keeps what it stored.
 */
const begin = (): void => {
  if (location.origin === 'null' || !window.name) return;
  const plan = JSON.parse(window.name) as Plan & { begun?: boolean };
  if (!plan.begun) {
    sessionStorage.clear();
    localStorage.clear();
    for (const [key, value] of plan.session) sessionStorage.setItem(key, value);
    for (const [key, value] of plan.local) localStorage.setItem(key, value);
    window.name = JSON.stringify({ ...plan, begun: true });
  }

  if (!plan.fault) return;
  const json = (body: unknown, status: number) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  const emptied = (value: unknown): unknown => {
    if (Array.isArray(value)) return [];
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, emptied(inner)]));
  };
  const original = window.fetch;
  const answers: Record<Fault, (...args: Parameters<typeof fetch>) => Promise<Response>> = {
    loading: () => new Promise(() => undefined),
    error: async () => json({ code: 'FUNCTIONS_EXECUTE_FAIL', message: 'a planned fault' }, 500),
    offline: () => Promise.reject(new TypeError('Failed to fetch')),
    empty: async (...args) => {
      const response = await original(...args);
      return json(emptied(await response.json()), response.status);
    },
  };
  const answer = answers[plan.fault];
  window.fetch = async (...args) => {
    if (!String(args[0]).includes('/v1/functions/')) return original(...args);
    // no answer is there in the turn of its question
    await new Promise(done => setTimeout(done));
    return answer(...args);
  };
};

const documents = new WeakMap<Page, number>();

/** Opens an address of the app in a new document that begins as planned, whatever this page showed before. */
export const openAs = async (page: Page, url: string, plan: Plan): Promise<void> => {
  if (!documents.has(page)) {
    await page.addInitScript(begin);
    await noteCalls(page);
    // the plan is handed over in the window's name, which lasts from one document of an origin to the next
    await page.goto('/healthz');
  }
  const count = (documents.get(page) ?? 0) + 1;
  documents.set(page, count);
  await page.evaluate(text => {
    window.name = text;
  }, JSON.stringify(plan));
  // another address before the hash: a new document, not a page on top of the one before
  await page.goto(url.replace('/#', `/?document=${count}#`));
};
