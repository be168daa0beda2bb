import { remember, signIn } from './support/people';
import { expect, test, viewOf } from './support/walk';

test('a manager finds a slip, sees what a part of it gives back, and refunds it', async ({ page, world }) => {
  const { who, acting, as } = world.manager;
  await signIn(page, who);
  await remember(page, who, 'acting', acting);
  await page.addInitScript(([id]) => localStorage.setItem('yima.terminal', JSON.stringify({ data: JSON.stringify(id) })), [as.terminalId]);
  await page.goto(`/#/guide/pages/sale/index?saleId=${world.params.sale!.saleId}`);
  const sale = viewOf(page, 'sale');
  await expect(sale).toHaveAttribute('data-state', 'ready');
  await sale.getByLabel('退多少（优惠前）').fill('1');
  await sale.getByRole('button', { name: '看能退多少' }).click();
  await expect(sale.getByText('退给顾客')).toBeVisible();
  await sale.getByLabel('退款原因').fill('尺码不合适');
  await sale.getByRole('button', { name: /确认退款 ¥/ }).click();
  await page.getByRole('button', { name: '退款', exact: true }).click();
  await expect(sale.getByText('退款记录')).toBeVisible();
  await expect(sale.getByText('尺码不合适')).toBeVisible();
});
