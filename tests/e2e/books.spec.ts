import type { Page } from '@playwright/test';
import { violations } from './support/axe';
import { noteCalls } from './support/calls';
import { sideways } from './support/measure';
import { admin, remember, signIn } from './support/people';
import { settle } from './support/settle';
import { expect, test, viewOf } from './support/walk';
import { atHeadquarters, type Desk } from './support/world';

const sit = async (page: Page, { who, acting }: Desk): Promise<void> => {
  await noteCalls(page);
  await signIn(page, who);
  await remember(page, who, 'acting', acting);
};

const fits = async (page: Page, name: string): Promise<void> => {
  await settle(page);
  expect.soft(await violations(page), `${name}: axe`).toEqual([]);
  expect.soft(await sideways(page), `${name}: no sideways scrolling`).toBeLessThanOrEqual(0);
};

for (const [window, viewport] of [
  ['a desktop', { width: 1440, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
] as const)
  test.describe(`on ${window}`, () => {
    test.use({ viewport });

    test('finance goes from the month to the bill, and every page can be read by everyone', async ({ page }) => {
      await sit(page, await atHeadquarters('finance', '集团财务'));
      await page.goto('/#/ops/pages/books/index');
      await expect(viewOf(page, 'books')).toHaveAttribute('data-state', 'ready');
      await fits(page, 'books');
      await page.getByText('待品牌确认').first().click();
      await expect(viewOf(page, 'statements')).toHaveAttribute('data-state', 'ready');
      await fits(page, 'statements');
      await viewOf(page, 'statements').getByText('青萝').first().click();
      await expect(viewOf(page, 'statement')).toHaveAttribute('data-state', 'ready');
      await fits(page, 'statement');
      await viewOf(page, 'statement').getByText(/^QIN/).first().click();
      await expect(page.getByRole('dialog').getByText('入账')).toBeVisible();
      await expect(page.getByRole('dialog').getByText('应付青萝')).toBeVisible();
      await page.goto('/#/ops/pages/exports/index');
      await expect(viewOf(page, 'exports')).toHaveAttribute('data-state', /ready|empty/);
      await fits(page, 'exports');
    });
  });

test('on a small desktop a row of the list shows every amount that it adds up from', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 900 });
  await sit(page, await atHeadquarters('finance', '集团财务'));
  await page.goto('/#/ops/pages/statements/index');
  const list = viewOf(page, 'statements');
  await expect(list).toHaveAttribute('data-state', 'ready');
  for (const name of ['商品金额', '商场承担', '品牌承担', '品牌自收', '应结算'])
    await expect(list.getByRole('columnheader', { name })).toBeInViewport({ ratio: 1 });
  const hidden = await list.getByRole('table').evaluate(table => table.scrollWidth - table.clientWidth);
  expect(hidden).toBeLessThanOrEqual(0);
});

test('the brand objects, takes it back and objects again, finance answers and takes the table away; the brand reads the answer', async ({ browser }) => {
  const context = { viewport: { width: 1440, height: 900 } };
  const [brand, books] = [await (await browser.newContext(context)).newPage(), await (await browser.newContext(context)).newPage()];
  await sit(brand, await atHeadquarters('brand-operator', '品牌运营'));
  await brand.goto('/#/ops/pages/statements/index');
  await viewOf(brand, 'statements')
    .getByRole('row', { name: /待品牌确认$/ })
    .first()
    .click();
  const object = async (words: string): Promise<void> => {
    await brand.getByRole('button', { name: '提出异议' }).click();
    await brand.getByRole('dialog').locator('input').fill(words);
    await brand.getByRole('dialog').getByRole('button', { name: '提出异议' }).click();
    await expect(viewOf(brand, 'statement').getByText('有异议')).toBeVisible();
  };
  await object('少了一笔');
  await brand.getByRole('button', { name: '撤回异议' }).click();
  await brand.getByRole('alertdialog').getByRole('button', { name: '撤回异议' }).click();
  await expect(viewOf(brand, 'statement').getByText('待品牌确认')).toBeVisible();
  await object('少了一笔陈列补贴');

  await sit(books, await atHeadquarters('finance', '集团财务'));
  await books.goto('/#/ops/pages/statements/index');
  await viewOf(books, 'statements').getByRole('radio', { name: '有异议' }).click();
  await viewOf(books, 'statements')
    .getByRole('row', { name: /有异议$/ })
    .first()
    .click();
  await expect(viewOf(books, 'statement').getByText('少了一笔陈列补贴').first()).toBeVisible();
  await books.getByRole('button', { name: '答复异议' }).click();
  await books.getByRole('dialog').locator('input').fill('见合同第八条');
  await books.getByRole('dialog').getByRole('button', { name: '答复异议' }).click();
  await expect(viewOf(books, 'statement').getByText('商场答复：见合同第八条')).toBeVisible();
  await brand.reload();
  await expect(viewOf(brand, 'statement').getByText('商场答复：见合同第八条')).toBeVisible();
  await expect(viewOf(brand, 'statement').getByRole('button', { name: '确认无误' })).toBeVisible();
  await brand.goto('/#/ops/pages/statements/index');
  await expect(
    viewOf(brand, 'statements')
      .getByRole('row', { name: /异议已答复$/ })
      .first(),
  ).toBeVisible();
  await books.getByRole('button', { name: '导出明细' }).click();
  await expect(viewOf(books, 'exports')).toHaveAttribute('data-state', 'ready');
  await admin('timer.run', { name: 'books' });
  await books.getByRole('button', { name: '刷新' }).click();
  await viewOf(books, 'exports').getByText('结算明细 Excel').first().click();
  const file = books.waitForEvent('download');
  await books.getByRole('dialog').getByRole('button', { name: '下载' }).click();
  expect((await file).suggestedFilename()).toMatch(/\.xlsx$/);
});
