import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type {} from './calls';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe finds against WCAG 2.2 AA on the page as it is. It runs in the page's own document ("legacy"), and names no
 * nodes of the rules that hold: a fifth of the time for the same violations, as long as there are no frames.
 */
export const violations = async (page: Page): Promise<string[]> => {
  if (page.frames().length > 1) throw new Error('a frame on the page: let axe look into it');
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(TAGS)
    .setLegacyMode();
  return (await axe.analyze()).violations.flatMap(violation =>
    violation.nodes.map(node => `${violation.id}: ${node.target.join(' ')} — ${node.failureSummary?.split('\n')[1]?.trim()}`),
  );
};

/** How far the page can be moved sideways, in px. */
export const sideways = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/**
 * The picture settles first: no answer is missing, no page slides in, and nothing fades: a colour in the middle of a
 * fade has no contrast to speak of.
 */
export const settle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const frame = () => new Promise(done => requestAnimationFrame(done));
    const moving = () =>
      document.getAnimations().filter(animation => animation.playState === 'running' && animation.effect?.getComputedTiming().iterations !== Infinity).length;
    const sliding = () => document.querySelectorAll('.taro_page_show:not(.taro_page_stationed)').length;
    const unrest = () => ({ calls: window.callsUnderWay!, moving: moving(), sliding: sliding() });
    if (window.callsUnderWay === undefined) throw new Error('nobody counts the calls of this page: noteCalls, or openRoute');
    await document.fonts.ready;
    const end = performance.now() + 8_000;
    // what an answer draws may ask or move again in the next frame
    for (let calm = 0; calm < 2;) {
      await frame();
      calm = Object.values(unrest()).some(count => count > 0) ? 0 : calm + 1;
      if (performance.now() > end) throw new Error(`the page does not come to rest: ${JSON.stringify(unrest())}`);
    }
  });
