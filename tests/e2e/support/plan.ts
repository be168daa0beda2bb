import type { Page } from '@playwright/test';
import type { Kept } from './people';

/** How every call of a function ends: never, with a platform's error, without a network, with nothing in the answer. */
export type Fault = 'loading' | 'error' | 'offline' | 'empty';

/** What a document is told before the app in it begins. */
export type Plan = { session: Kept[]; local: Kept[]; fault?: Fault };

declare global {
  interface Window {
    /** calls of functions that have no answer yet; only in a document with a plan */
    callsUnderWay?: number;
  }
}

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

  const json = (body: unknown, status: number) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  const emptied = (value: unknown): unknown => {
    if (Array.isArray(value)) return [];
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, emptied(inner)]));
  };
  const turn = () => new Promise(done => setTimeout(done));
  const original = window.fetch;
  const answer = async (...args: Parameters<typeof fetch>): Promise<Response> => {
    if (plan.fault === 'loading') return new Promise(() => undefined);
    if (plan.fault === 'empty') {
      const response = await original(...args);
      return json(emptied(await response.json()), response.status);
    }
    if (!plan.fault) return original(...args);
    await turn();
    if (plan.fault === 'offline') throw new TypeError('Failed to fetch');
    return json({ code: 'FUNCTIONS_EXECUTE_FAIL', message: 'a planned fault' }, 500);
  };

  window.callsUnderWay = 0;
  window.fetch = async (...args) => {
    const url = args[0] instanceof Request ? args[0].url : String(args[0]);
    if (!new URL(url, location.href).pathname.startsWith('/v1/functions/')) return original(...args);
    window.callsUnderWay! += 1;
    try {
      const response = await answer(...args);
      // under way until the app has read it, too
      await response.clone().arrayBuffer();
      return response;
    } finally {
      setTimeout(() => (window.callsUnderWay! -= 1));
    }
  };
};

const documents = new WeakMap<Page, number>();

/** Opens an address of the app in a new document that begins as planned, whatever this page showed before. */
export const openAs = async (page: Page, url: string, plan: Plan): Promise<void> => {
  if (!documents.has(page)) {
    await page.addInitScript(begin);
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
