import type { Browser, Page } from '@playwright/test';
import { login, personWith, remember, signIn, type Login } from './support/people';
import { expect, test, viewOf } from './support/walk';
import { atTheCounter, newMember, openVisit, phoneOf, slipNo, type Terminal } from './support/world';

const terminalOf = (page: Page, id: string) =>
  page.addInitScript(([name]) => localStorage.setItem('yima.terminal', JSON.stringify({ data: JSON.stringify(name) })), [id]);

/** The guide's tab, on her own terminal. */
const guideTab = async (page: Page, guide: Terminal, path: string): Promise<void> => {
  await signIn(page, guide.who);
  await remember(page, guide.who, 'acting', guide.acting);
  await terminalOf(page, guide.as.terminalId);
  await page.goto(`/#/guide/pages/${path}`);
};

/** The tab of a cashier who has chosen nothing yet. */
const deskTab = async (browser: Browser, who: Login): Promise<Page> => {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, who);
  await page.goto('/#/guide/pages/workbench/index');
  return page;
};

test('the cashier of the whole store takes the money of a guide’s bill; the guide sees it without a tap, in her day and apart in her shift', async ({
  page,
  browser,
}) => {
  const [shopper, guide] = [await newMember(), await atTheCounter('guide')];
  const { ticketId } = await openVisit(guide, (await phoneOf(shopper))());
  await guideTab(page, guide, `visit/index?ticketId=${ticketId}`);
  await page.getByLabel('第 1 行的金额').fill('1000');
  await page.getByRole('button', { name: '开单，去收银台付款' }).click();
  const digits = (await viewOf(page, 'bill').locator('.open-bill__digits').textContent())!.replaceAll(' ', '');
  await page.goBack();
  await expect(viewOf(page, 'visit')).toContainText('待付款');

  const cashier = await login(await personWith('guide', '总台收银'));
  const desk = await deskTab(browser, cashier);
  await expect(viewOf(desk, 'workbench')).toContainText('总收银台');
  await desk.getByRole('button', { name: '扫会员码、账单码' }).click();
  await desk.getByLabel('或输入码下方的数字：会员码 20 位，账单码 14 位').fill(digits);
  await desk.getByRole('button', { name: '识别' }).click();
  await desk.getByLabel('小票号').fill(slipNo());
  await desk.getByRole('button', { name: /^收 ¥.*核销$/ }).click();
  await expect(viewOf(desk, 'receipt')).toContainText(`开单${guide.who.name}收款${cashier.name}`);
  await expect(desk.getByRole('button', { name: '查小票、退款' })).toBeVisible();

  // nothing is tapped
  await expect(viewOf(page, 'visit')).toContainText('已付款');
  await page.goto('/#/guide/pages/today/index');
  await expect(viewOf(page, 'today')).toContainText('收银台收款');
  await expect(viewOf(page, 'today')).toContainText('钱算在收款人的交班里');
  await page.goto('/#/guide/pages/shift/index');
  await expect(viewOf(page, 'shift')).toContainText('不计入上面的合计');
  await desk.context().close();
});

test('a member code at no counter asks at which one she buys, and goes on there', async ({ browser }) => {
  const shopper = await newMember();
  const desk = await deskTab(browser, await login(await personWith('guide', '总台收银')));
  await desk.getByRole('button', { name: '扫会员码、账单码' }).click();
  await desk.getByLabel('或输入码下方的数字：会员码 20 位，账单码 14 位').fill((await phoneOf(shopper))());
  const sheet = desk.getByRole('dialog', { name: '这位顾客在哪个柜台买？' });
  await sheet.getByText(/青萝/).first().click();
  await expect(viewOf(desk, 'visit')).toHaveAttribute('data-state', 'ready');
  await desk.goBack();
  await expect(viewOf(desk, 'scan')).toContainText('核销记在');
  await desk.context().close();
});
