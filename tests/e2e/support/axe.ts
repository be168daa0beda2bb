import { createRequire } from 'node:module';
import type AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

type Axe = { run: (where: Document, options: object) => ReturnType<AxeBuilder['analyze']> };
/** The axe that its package for Playwright brings. */
const { source } = createRequire(require.resolve('@axe-core/playwright'))('axe-core') as { source: string };

/**
 * What axe finds against WCAG 2.2 AA on the page as it is. The package's own builder would look into frames, of which
 * the app has none; for that it loads axe three times, opens a tab and takes four times as long.
 */
export const violations = async (page: Page): Promise<string[]> => {
  if (page.frames().length > 1) throw new Error('a frame on the page: let axe look into it');
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe };
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const found = await axe.run(document, { runOnly, resultTypes: ['violations'] });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')} — ${node.failureSummary?.split('\n')[1]?.trim()}`));
  });
};
