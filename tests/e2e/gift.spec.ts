import type { Page } from '@playwright/test';
import { call, login, people, remember, signIn } from './support/people';
import { expect, test, viewOf } from './support/walk';
import { newMember, phoneOf, type Acting } from './support/world';

type Post = { role: Acting['role']; store: { storeId: string; name: string }; counters: { counterId: string; name: string }[] };

/** The cashier, at the tea counter. */
const atTheTeaCounter = async (page: Page): Promise<void> => {
  const one = (await people()).people.find(({ title, note }) => `${title}${note}`.includes('收银'))!;
  const who = await login(one);
  const { posts } = await call<{ posts: Post[] }>(who, 'guide', 'post.list', {});
  const [post] = posts;
  const counter = post!.counters.find(({ name }) => name.includes('茶坞'))!;
  const acting = { role: post!.role, storeId: post!.store.storeId, storeName: post!.store.name, counterId: counter.counterId, counterName: counter.name };
  await signIn(page, who);
  await remember(page, who, 'acting', acting);
};

test('a gift is handed over without a purchase: offered at once, taken by a tap, told everywhere without a price', async ({ context }) => {
  const member = await newMember();
  const phone = await phoneOf(member);
  const cashier = await context.newPage();
  await atTheTeaCounter(cashier);
  await cashier.goto('/#/guide/pages/scan/index');
  await cashier.locator('.digits input').fill(phone());

  const gift = cashier.getByRole('checkbox', { name: /兑换 桂花乌龙一杯/ });
  await expect(gift).toHaveAttribute('aria-checked', 'false');
  await gift.click();
  const give = cashier.getByRole('button', { name: '兑换 桂花乌龙一杯', exact: true });
  await expect(give).toBeEnabled();
  await expect(viewOf(cashier, 'visit')).not.toContainText('应收');
  await give.click();
  await expect(viewOf(cashier, 'receipt')).toContainText('兑换成功');
  await expect(viewOf(cashier, 'receipt')).not.toContainText('¥');

  const shopper = await context.newPage();
  await signIn(shopper, member);
  await shopper.goto('/#/pages/inbox/index');
  await shopper.getByText('已兑换 桂花乌龙一杯').click();
  await expect(viewOf(shopper, 'slip')).toContainText('兑换 桂花乌龙一杯');
  await expect(viewOf(shopper, 'slip')).not.toContainText('¥');
});

test('a bill that was begun is there again after the page was left and loaded anew, and waits on the workbench', async ({ page }) => {
  const phone = await phoneOf(await newMember());
  await atTheTeaCounter(page);
  await page.goto('/#/guide/pages/scan/index');
  await page.locator('.digits input').fill(phone());
  await page.getByLabel('第 1 行的金额').fill('28');
  await page.getByLabel('小票号').fill('T28');
  await expect(page.getByRole('button', { name: /^核销|^兑换/ })).toBeEnabled();
  await page.goto('/#/guide/pages/workbench/index');
  await page.reload();
  await page.getByRole('button', { name: /未完成的接待/ }).click();
  await expect(page.getByLabel('第 1 行的金额')).toHaveValue('28');
  await expect(page.getByLabel('小票号')).toHaveValue('T28');
});
