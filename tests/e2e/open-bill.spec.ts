import { BETWEEN_MS } from '../../src/guide/lib/wedge';
import { call, remember, signIn, type Login } from './support/people';
import { readQrByZxing } from './support/decode';
import { expect, test, viewOf } from './support/walk';
import { atTheCounter, newMember, openVisit, phoneOf, type Terminal } from './support/world';
import type { Page } from '@playwright/test';

type Held = { couponId: string; state: string; lock?: { place?: string } };
const walletOf = async (shopper: Login): Promise<Held[]> => (await call<{ items: Held[] }>(shopper, 'consumer', 'coupon.list', { tab: 'usable' })).items;

/** The guide's tab at an address, on her own terminal. */
const asGuide = async (page: Page, guide: Terminal, path: string): Promise<void> => {
  await signIn(page, guide.who);
  await remember(page, guide.who, 'acting', guide.acting);
  await page.addInitScript(([id]) => localStorage.setItem('yima.terminal', JSON.stringify({ data: JSON.stringify(id) })), [guide.as.terminalId]);
  await page.goto(`/#/guide/pages/${path}`);
};

test('a guide opens a bill for the till: its code can be read, the shopper has it too, its coupons are held, and given up they are back', async ({
  page,
  browser,
}) => {
  const [shopper, guide] = [await newMember(), await atTheCounter('guide')];
  const { ticketId } = await openVisit(guide, (await phoneOf(shopper))());
  await asGuide(page, guide, `visit/index?ticketId=${ticketId}`);
  await page.getByLabel('第 1 行的金额').fill('1000');
  await page.getByRole('button', { name: '开单，去收银台付款' }).click();
  await expect(viewOf(page, 'bill')).toHaveAttribute('data-state', 'ready');
  const digits = (await viewOf(page, 'bill').locator('.open-bill__digits').textContent())!.replaceAll(' ', '');
  expect(digits).toMatch(/^91\d{12}$/);
  // while the page slides in nothing can be read
  await expect.poll(async () => readQrByZxing(page, await page.screenshot()).catch(() => '')).toBe(digits);
  expect((await walletOf(shopper)).filter(({ state }) => state === 'locked').map(({ lock }) => lock?.place)).toContain(guide.acting.counterName);

  // she carries it to the till herself
  const hers = await (await browser.newContext()).newPage();
  await signIn(hers, shopper);
  await hers.goto('/#/pages/code/index');
  await hers.getByRole('button', { name: /待付账单/ }).click();
  await expect(viewOf(hers, 'due').locator('.open-bill__digits')).toHaveText(digits.replace(/(\d{4})(?=\d)/g, '$1 '));
  await expect.poll(async () => readQrByZxing(hers, await hers.screenshot()).catch(() => '')).toBe(digits);

  await page.goBack();
  await expect(viewOf(page, 'visit')).toContainText('待付款');
  await expect(page.getByLabel('第 1 行的金额')).toHaveValue('');
  await page.getByRole('button', { name: /待付款/ }).click();
  await page.getByRole('button', { name: '取消账单' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '取消账单' }).click();
  await expect(viewOf(page, 'bill')).toContainText('券已退回');
  expect((await walletOf(shopper)).filter(({ state }) => state === 'locked')).toEqual([]);
  await expect(viewOf(hers, 'due')).toContainText('账单已付款或已取消');
  await hers.context().close();
});

/** Hears keys from now on; what it answers tells how long the longest pause between two was. */
const hearKeys = async (page: Page): Promise<() => Promise<number>> => {
  await page.evaluate(() => {
    const times: number[] = [];
    window.addEventListener('keydown', ({ timeStamp }) => times.push(timeStamp), true);
    Object.assign(window, { longestPause: () => Math.max(0, ...times.slice(1).map((time, index) => time - times[index]!)) });
  });
  return () => page.evaluate(() => (window as unknown as { longestPause: () => number }).longestPause());
};

/** Types as a hand scanner does, and again where a busy machine paused as no scanner does. */
const scanWith = async (page: Page, code: string): Promise<void> => {
  for (let again = 0; again < 10; again += 1) {
    const longestPause = await hearKeys(page);
    await page.keyboard.type(code, { delay: 3 });
    await page.keyboard.press('Enter');
    if ((await longestPause()) <= BETWEEN_MS) return;
  }
};

test('a hand scanner on the desk opens the visit though no field is focused, and puts products on the bill', async ({ page }) => {
  const [shopper, guide] = [await newMember(), await atTheCounter('guide')];
  await asGuide(page, guide, 'scan/index');
  await expect(viewOf(page, 'scan')).toBeVisible();
  const digits = (await phoneOf(shopper))();
  await page.keyboard.type(digits.slice(0, 10), { delay: 180 });
  await expect(viewOf(page, 'visit')).toHaveCount(0);
  await scanWith(page, digits);
  await expect(viewOf(page, 'visit')).toHaveAttribute('data-state', 'ready');
  const { items } = await call<{ items: { name: string; barcode: string; priceFen: number }[] }>(guide.who, 'guide', 'product.list', {}, guide.as);
  const product = items[0]!;
  await expect(page.getByLabel('第 1 行的金额')).toBeVisible();
  for (let time = 0; time < 2; time += 1) {
    await scanWith(page, product.barcode);
    await expect(viewOf(page, 'visit')).toContainText(`${time + 1} 件`);
  }
  await expect(page.getByLabel('第 1 行的金额')).toHaveValue(String((product.priceFen * 2) / 100));
});
