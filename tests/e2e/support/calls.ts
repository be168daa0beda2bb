import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** calls of functions whose answer is not there yet */
    callsUnderWay?: number;
  }
}

/** Counts, in every document that this page opens from now on, which calls of functions are under way: see `settle`. */
export const noteCalls = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const original = window.fetch;
    let underWay = 0;
    Object.defineProperty(window, 'callsUnderWay', { get: () => underWay });
    window.fetch = async (...args) => {
      if (!String(args[0]).includes('/v1/functions/')) return original(...args);
      underWay += 1;
      try {
        const response = await original(...args);
        // until the app can have read it, too
        await response.clone().arrayBuffer();
        return response;
      } finally {
        setTimeout(() => (underWay -= 1));
      }
    };
  });
