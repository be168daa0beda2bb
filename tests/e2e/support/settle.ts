import type { Page } from '@playwright/test';
import type {} from './calls';

/**
 * The picture settles first: the page is no skeleton any more, no answer is missing, nothing slides in, and nothing
 * fades: a colour in the middle of a fade has no contrast to speak of.
 */
export const settle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    if (window.callsUnderWay === undefined) throw new Error('nobody counts the calls of this page: noteCalls, or openRoute');
    const count = (selector: string) => document.querySelectorAll(selector).length;
    const fading = (animation: Animation) => animation.playState === 'running' && animation.effect?.getComputedTiming().iterations !== Infinity;
    const unrest = () => ({
      'no page': count('.y-page') ? 0 : 1,
      'a page that loads': count('.y-page[data-state="loading"]'),
      'calls under way': window.callsUnderWay!,
      'pages sliding in': count('.taro_page_show:not(.taro_page_stationed)'),
      animations: document.getAnimations().filter(fading).length,
    });
    const end = performance.now() + 8_000;
    // what an answer draws may ask or move again in the next frame
    for (let calm = 0; calm < 2;) {
      await new Promise(done => requestAnimationFrame(done));
      const left = unrest();
      calm = Object.values(left).some(value => value > 0) ? 0 : calm + 1;
      if (performance.now() > end) throw new Error(`the page does not come to rest: ${JSON.stringify(left)}`);
    }
    await document.fonts.ready;
  });
