import { readByZbar, readByZxing } from './support/decode';
import { signIn } from './support/people';
import { newMember } from './support/world';
import { expect, test, viewOf } from './support/walk';

for (const deviceScaleFactor of [1, 2, 3])
  test.describe(`at ${deviceScaleFactor} device pixels a px`, () => {
    test.use({ deviceScaleFactor });

    test('the member code on the screen is read by two independent decoders, as QR and as bars', async ({ page }) => {
      const who = await newMember();
      await signIn(page, who);
      await page.goto('/#/pages/code/index');
      await expect(viewOf(page, 'code')).toHaveAttribute('data-state', 'ready');
      await expect(viewOf(page, 'code')).toContainText(/90\d\d \d{4} \d{4} \d{4} \d{4}/);
      const digits = /90\d\d \d{4} \d{4} \d{4} \d{4}/.exec((await viewOf(page, 'code').textContent())!)![0].replaceAll(' ', '');
      const screen = await page.screenshot();
      expect(readByZbar(screen)).toEqual({ qr: digits, bars: digits });
      expect(await readByZxing(page, screen)).toEqual({ qr: digits, bars: digits });
    });
  });

test('the code goes on without a network, and no frame between two codes is blank', async ({ page, context }) => {
  await signIn(page, await newMember());
  await page.clock.install();
  await page.goto('/#/pages/code/index');
  const view = viewOf(page, 'code');
  await expect(view).toContainText(/90\d\d \d{4}/);
  await context.setOffline(true);
  const digitsNow = async () => /90\d\d(?: \d{4}){4}/.exec((await view.textContent())!)?.[0];
  const first = await digitsNow();
  await page.evaluate(selector => {
    const blanks: string[] = [];
    Object.assign(window, { blanks });
    new MutationObserver(() => {
      if (!/90\d\d(?: \d{4}){4}/.test(document.querySelector(selector)?.textContent ?? ''))
        blanks.push(document.querySelector(selector)?.textContent ?? 'gone');
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    // what is drawn, frame by frame: a line across the middle of each code has dark and light in it
    const frames = { count: 0 };
    Object.assign(window, { drawnFrames: frames });
    const isBlank = (canvas: HTMLCanvasElement): boolean => {
      const { data } = canvas.getContext('2d')!.getImageData(0, canvas.height >> 1, canvas.width, 1);
      const dark = data.filter((value, index) => index % 4 === 0 && value < 128 && data[index + 3]! > 128).length;
      return dark === 0 || dark === canvas.width;
    };
    const look = (): void => {
      frames.count += 1;
      const canvases = [...document.querySelectorAll<HTMLCanvasElement>(`${selector} canvas`)];
      if (canvases.length < 2 || canvases.some(isBlank)) blanks.push(`frame ${frames.count} of ${canvases.length} drawings`);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, '.y-page[data-page="code"]');
  await page.clock.runFor(61_000);
  const second = await digitsNow();
  expect(second).toMatch(/^90\d\d/);
  expect(second).not.toBe(first);
  expect(await page.evaluate(() => (window as unknown as { blanks: string[] }).blanks)).toEqual([]);
  expect(await page.evaluate(() => (window as unknown as { drawnFrames: { count: number } }).drawnFrames.count)).toBeGreaterThan(1_000);
  const digits = second!.replaceAll(' ', '');
  expect(readByZbar(await page.screenshot())).toEqual({ qr: digits, bars: digits });
});
