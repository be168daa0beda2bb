import type { Page } from '@playwright/test';

/** Notes, before the app runs, who listens for a press: Taro's components add their listeners one by one. */
export const notePresses = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const pressed = new WeakSet<EventTarget>();
    Object.assign(window, { pressed });
    const original = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (this: EventTarget, ...args: Parameters<typeof original>) {
      if (args[0] === 'click' || args[0] === 'tap') pressed.add(this);
      return original.apply(this, args);
    };
  });

export type Target = { what: string; width: number; height: number };

/** What can be pressed on the page that shows and is smaller than 44 × 44 px. */
export const smallTargets = (page: Page): Promise<Target[]> =>
  page.evaluate(() => {
    const LEAST = 43.5; // half a pixel for rounding of fractions
    const pressable = (element: Element): boolean => {
      if (
        element.matches(
          'button, a[href], input:not([type=hidden]), textarea, select, [role=button], [role=link], [role=checkbox], [role=tab], [role=radio], [role=switch], .weui-tabbar__item',
        )
      )
        return true;
      return element.id !== 'app' && (window as unknown as { pressed: WeakSet<Element> }).pressed.has(element);
    };
    const shown = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getClientRects().length > 0;
    const all = [...document.querySelectorAll('body *')].filter(element => pressable(element) && shown(element));
    // an input is pressed through the field around it, a part of a button through the button
    const outermost = (element: Element): Element => {
      for (let parent = element.parentElement; parent; parent = parent.parentElement) if (pressable(parent)) return outermost(parent);
      return element;
    };
    const around = (element: Element): Element => element.closest('label, .y-field__box') ?? outermost(element);
    const found = new Map<Element, { what: string; width: number; height: number }>();
    for (const element of all) {
      const target = around(element);
      const { width, height } = target.getBoundingClientRect();
      if (width === 0 || height === 0) continue;
      const text = (target.getAttribute('aria-label') ?? target.textContent ?? '').trim().slice(0, 20);
      if (width < LEAST || height < LEAST) found.set(target, { what: `${target.tagName.toLowerCase()}.${target.className} "${text}"`, width, height });
    }
    return [...found.values()];
  });

/** Words that are cut off, or reach over the edge of the window, in anything that can be pressed as a button. */
export const cutButtons = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const shown = (element: Element) => element.checkVisibility() && element.getClientRects().length > 0;
    return [...document.querySelectorAll('[role=button], button, taro-button-core')].filter(shown).flatMap(button => {
      const box = button.getBoundingClientRect();
      // a mark that sits on a corner (an unread count) is not among the words
      const laid = (element: Element | null): boolean =>
        element === button || (element !== null && getComputedStyle(element).position !== 'absolute' && laid(element.parentElement));
      const walker = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
      const words = { top: box.bottom, bottom: box.top, left: box.right, right: box.left };
      while (walker.nextNode()) {
        if (!walker.currentNode.textContent?.trim() || !laid(walker.currentNode.parentElement)) continue;
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        for (const rect of range.getClientRects()) {
          words.top = Math.min(words.top, rect.top);
          words.bottom = Math.max(words.bottom, rect.bottom);
          words.left = Math.min(words.left, rect.left);
          words.right = Math.max(words.right, rect.right);
        }
      }
      const name = `${button.className} "${(button.textContent ?? '').trim()}"`;
      const outside = box.left < -1 || box.right > innerWidth + 1;
      const cut = words.top < box.top - 2 || words.bottom > box.bottom + 2 || words.left < box.left - 2 || words.right > box.right + 2;
      return outside || cut ? [`${name} ${outside ? 'reaches over the edge' : 'does not hold its words'}`] : [];
    });
  });

/** How far the bar at the foot of the page that shows covers what is above it, once that is scrolled to its end; below zero: not. */
export const coveredByBar = async (page: Page): Promise<number> => {
  await page.evaluate(() => document.querySelectorAll('.taro_page_show, html').forEach(each => each.scrollTo(0, each.scrollHeight)));
  return page.evaluate(async () => {
    await new Promise(done => requestAnimationFrame(done));
    const shown = [...document.querySelectorAll('.y-page--with-action')].filter(each => each.checkVisibility());
    return Math.max(
      Number.NEGATIVE_INFINITY,
      ...shown.flatMap(view => {
        const bar = view.querySelector('.y-page__action')!.getBoundingClientRect();
        const parts = [...view.querySelectorAll('.y-page__body > *')].filter(each => each.checkVisibility() && getComputedStyle(each).position !== 'fixed');
        return parts.map(each => each.getBoundingClientRect().bottom - bar.top);
      }),
    );
  });
};

/** By how many px the page that shows, or what it lies in, is wider than there is room: moved sideways, or cut off. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => {
    let most = 0;
    for (const shown of document.querySelectorAll('.taro_page_show .y-page'))
      for (let one: Element | null = shown; one; one = one.parentElement) most = Math.max(most, one.scrollWidth - one.clientWidth);
    // a pixel may be the rounding of fractions
    return Math.max(0, most - 1);
  });
