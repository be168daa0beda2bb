import { call, remember, signIn } from './support/people';
import { expect, test, viewOf } from './support/walk';
import type { Terminal } from './support/world';

// one after the other: the second looks for a slip of which nothing has gone back
test.describe.configure({ mode: 'default' });

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

type Line = { lineId: string; quantity?: number; amountFen: number; payFen: number; left: { amountFen: number; payFen: number } };
type Sale = { saleId: string; slipNo: string; day: string; savedFen: number; refundedFen: number; lines: Line[] };

/** A sale of the last weeks with a coupon on it, of which nothing has gone back. */
const discountedSale = async ({ who }: Terminal, as: object): Promise<Sale> => {
  for (let back = 1; back < 120; back += 1) {
    const day = new Date(Date.now() + 8 * 3_600_000 - back * 86_400_000).toISOString().slice(0, 10);
    const { items } = await call<{ items: Sale[] }>(who, 'guide', 'sale.find', { by: { day }, limit: 100 }, as);
    const found = items.find(({ savedFen, refundedFen }) => savedFen > 0 && refundedFen === 0);
    if (found) return call<Sale>(who, 'guide', 'sale.get', { saleId: found.saleId }, as);
  }
  throw new Error('the demo mall sold nothing with a coupon');
};
const yuan = (fen: number): string => (fen / 100).toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

test('a slip is found by its day and number without its counter; a part goes back at its share, and every sum follows', async ({ page, world }) => {
  const { who, as, acting } = world.manager;
  const atNone = { ...as, counterId: undefined };
  const before = await discountedSale(world.manager, atNone);
  const [line] = before.lines;
  await signIn(page, who);
  await remember(page, who, 'acting', { ...acting, counterId: undefined, counterName: undefined });
  await page.goto('/#/guide/pages/sales/index');
  const sales = viewOf(page, 'sales');
  await sales.getByLabel('日期').fill(before.day);
  await sales.getByLabel('小票号').fill(before.slipNo);
  await sales.getByRole('button', { name: '查小票' }).click();
  await sales.getByRole('button', { name: new RegExp(`小票 ${before.slipNo}，`) }).click();
  const sale = viewOf(page, 'sale');
  const partFen = 10_000;
  await sale.getByLabel('退多少（优惠前）').first().fill('100');
  await sale.getByRole('button', { name: '看能退多少' }).click();
  const button = sale.getByRole('button', { name: /^确认退款 ¥/ });
  const cashFen = Math.round(Number((await button.textContent())!.replace(/[^0-9.]/g, '')) * 100);
  // the line's frozen share of it, to the fen rounded one way or the other
  expect(Math.abs(cashFen - (partFen * line!.payFen) / line!.amountFen)).toBeLessThanOrEqual(1);
  await sale.getByLabel('退款原因').fill('尺码不合适');
  await button.click();
  await page.getByRole('button', { name: '退款', exact: true }).click();
  await expect(sale.getByText('退款记录')).toBeVisible();
  const after = await call<Sale>(who, 'guide', 'sale.get', { saleId: before.saleId }, atNone);
  expect(after.refundedFen).toBe(cashFen);
  expect(after.lines[0]!.left).toMatchObject({ amountFen: line!.amountFen - partFen, payFen: line!.payFen - cashFen });
  // what stays keeps its price
  expect(after.lines.map(({ payFen }) => payFen)).toEqual(before.lines.map(({ payFen }) => payFen));
  await expect(sale).toContainText(`可退 ¥${yuan(line!.payFen - cashFen)}`);
  await page.goBack();
  await expect(sales).toContainText(`已退 ¥${yuan(cashFen)}`);
});
