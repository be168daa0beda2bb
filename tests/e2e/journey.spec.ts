import type { Page } from '@playwright/test';
import { admin, call, remember, signIn } from './support/people';
import { expect, test, viewOf } from './support/walk';
import { atTheCounter, newMember, phoneOf, slipNo } from './support/world';

/** Who a tab belongs to, as its own calls say it. */
const loginHeader = async (page: Page): Promise<Record<string, string>> => ({
  'x-yima-login': await page.evaluate(() => (JSON.parse(sessionStorage.getItem('yima.login')!) as { token: string }).token),
});

/** The tab bar under the tab pages; every page but a person's first is come to by taps. */
const tapTab = (page: Page, text: string) => page.locator('.weui-tabbar__item:visible', { hasText: text }).click();

const DIGITS = /90\d\d(?: \d{4}){4}/;

test('a shopper joins by a badge, claims and shows her code; the guide redeems it in a second tab; the receipt is in her inbox', async ({ context }) => {
  const shopper = await context.newPage();
  const slip = slipNo();
  await test.step('she opens the guide’s invitation and sees who invites, and what is in it, before anything is asked', async () => {
    await shopper.goto('/_people');
    await shopper
      .getByRole('button', { name: /新顾客/ })
      .first()
      .click();
    await expect(viewOf(shopper, 'join')).toHaveAttribute('data-state', 'ready');
    await expect(viewOf(shopper, 'join')).toContainText('邀请您成为');
    await expect(viewOf(shopper, 'join')).toContainText('见面礼');
    for (const box of await shopper.getByRole('checkbox').all()) await expect(box).toHaveAttribute('aria-checked', 'false');
  });

  await test.step('she ticks both consents, gives her number and is a member twice', async () => {
    const boxes = shopper.getByRole('checkbox');
    await expect(boxes).toHaveCount(2);
    await boxes.nth(0).click({ position: { x: 12, y: 12 } });
    await boxes.nth(1).click({ position: { x: 12, y: 12 } });
    await shopper.getByRole('button', { name: '手机号一键入会' }).click();
    await shopper.getByRole('button', { name: '允许', exact: true }).click();
    await expect(viewOf(shopper, 'join')).toContainText('欢迎加入');
    await expect(viewOf(shopper, 'join')).toContainText('见面礼已放进券包');
  });

  await test.step('one tap from there is her code', async () => {
    await viewOf(shopper, 'join').locator('.y-page__action').getByRole('button', { name: '出示会员码' }).click();
    await expect(viewOf(shopper, 'code')).toContainText(DIGITS);
  });

  await test.step('she claims a coupon', async () => {
    await tapTab(shopper, '券包');
    await expect(viewOf(shopper, 'coupons')).toHaveAttribute('data-state', 'ready');
    await shopper.getByRole('tab', { name: '领券中心' }).click();
    const held = async () =>
      (
        await (
          await shopper.request.post('/v1/functions/consumer', {
            headers: await loginHeader(shopper),
            data: { action: 'coupon.list', data: { tab: 'usable' } },
          })
        ).json()
      ).data.items.length as number;
    const before = await held();
    await shopper.getByRole('button', { name: '领取', exact: true }).first().click();
    await expect.poll(held).toBe(before + 1);
  });

  const digits = await test.step('she shows her code', async () => {
    await tapTab(shopper, '会员码');
    await expect(viewOf(shopper, 'code')).toContainText(DIGITS);
    return DIGITS.exec((await viewOf(shopper, 'code').textContent())!)![0].replaceAll(' ', '');
  });

  const guide = await context.newPage();
  await test.step('the guide opens her workbench in a second tab and chooses her counter once', async () => {
    await guide.goto('/_people');
    await guide.getByRole('region', { name: '导购' }).getByRole('button', { name: /林晓/ }).click();
    await expect(viewOf(guide, 'workbench')).toHaveAttribute('data-state', 'ready');
    const choice = guide.getByRole('button', { name: /青萝/ });
    if (await guide.getByText('您在哪里上班').isVisible()) await choice.first().click();
    await guide.getByRole('button', { name: '扫会员码' }).click();
  });

  await test.step('she types the digits and sees a masked member', async () => {
    await guide.locator('.digits input').fill(digits);
    await expect(viewOf(guide, 'visit')).toHaveAttribute('data-state', 'ready');
    await expect(viewOf(guide, 'visit')).toContainText(/\d{3}\*{4}\d{4}/);
  });

  const pays = await test.step('she types the bill, sees what is paid, what is saved and by which coupon, and redeems', async () => {
    await guide.getByLabel('第 1 行的金额').fill('1000');
    await guide.getByLabel('小票号').fill(slip);
    const redeem = guide.getByRole('button', { name: /核销，收 ¥/ });
    await expect(redeem).toBeEnabled();
    await expect(viewOf(guide, 'visit')).toContainText('已省');
    const amount = /¥([\d,.]+)/.exec((await redeem.textContent())!)![1]!;
    await redeem.click();
    return amount;
  });

  await test.step('the receipt says the same, and leads straight back to the scanner', async () => {
    await expect(viewOf(guide, 'receipt')).toContainText('核销成功');
    expect((await viewOf(guide, 'receipt').textContent())!.replaceAll(/[\s,]/g, '')).toContain(pays.replaceAll(',', ''));
    await guide.getByRole('button', { name: '继续扫码' }).click();
    await expect(viewOf(guide, 'scan')).toBeVisible();
  });

  await test.step('it is in the day’s list, and in the shopper’s inbox', async () => {
    await guide.goBack();
    await viewOf(guide, 'workbench').getByRole('button', { name: '今日核销' }).click();
    await expect(viewOf(guide, 'today')).toContainText(slip);
    await tapTab(shopper, '我的');
    await viewOf(shopper, 'me').getByRole('button', { name: /消息/ }).click();
    await expect(viewOf(shopper, 'inbox')).toHaveAttribute('data-state', 'ready');
    await viewOf(shopper, 'inbox')
      .getByText(/核销|用券|消费/)
      .first()
      .click();
    await expect(viewOf(shopper, 'slip')).toHaveAttribute('data-state', 'ready');
    expect((await viewOf(shopper, 'slip').textContent())!.replaceAll(/[\s,]/g, '')).toContain(pays.replaceAll(',', ''));
  });
});

test('after a lost answer the guide asks again and sees the first receipt; nothing is redeemed twice', async ({ page }) => {
  const guide = await atTheCounter('guide');
  const phone = await phoneOf(await newMember());
  await signIn(page, guide.who);
  await remember(page, guide.who, 'acting', guide.acting);
  await page.goto('/#/guide/pages/scan/index');
  await page.locator('.digits input').fill(phone());
  await page.getByLabel('第 1 行的金额').fill('800');
  const slip = slipNo();
  await page.getByLabel('小票号').fill(slip);
  const { id } = await admin<{ id: string }>('fault.set', { match: { token: guide.who.token, actionName: 'bill.redeem' }, kind: 'lost-answer' });
  await page.getByRole('button', { name: /核销，收 ¥/ }).click();
  await expect(page.getByText('这笔核销还没收到结果')).toBeVisible();
  await admin('fault.clear', { id });
  await page.getByRole('button', { name: '再次确认' }).click();
  await expect(viewOf(page, 'receipt')).toContainText('核销成功');
  await expect(viewOf(page, 'receipt')).toContainText(slip);
  const list = await call<{ items: { slipNo: string }[] }>(guide.who, 'guide', 'redemption.list', {}, guide.as);
  expect(list.items.filter(row => row.slipNo === slip)).toHaveLength(1);
});

test('after a reload in the middle of a bill "home" is the workbench, where the bill waits; redeemed, it waits no more', async ({ page }) => {
  const guide = await atTheCounter('guide');
  const phone = await phoneOf(await newMember());
  await signIn(page, guide.who);
  await remember(page, guide.who, 'acting', guide.acting);
  await page.goto('/#/guide/pages/scan/index');
  await page.locator('.digits input').fill(phone());
  await page.getByLabel('第 1 行的金额').fill('800');
  await page.getByLabel('小票号').fill(slipNo());
  await page.reload();
  await page.getByRole('button', { name: '回工作台' }).click();
  await page
    .getByRole('button', { name: /^未完成的接待/ })
    .first()
    .click();
  await expect(page.getByLabel('第 1 行的金额')).toHaveValue('800');
  const unfinished = page.getByRole('button', { name: /^未完成的接待/ });
  await page.getByRole('button', { name: /核销，收 ¥/ }).click();
  await expect(viewOf(page, 'receipt')).toContainText('核销成功');
  await page.goto('/#/guide/pages/workbench/index');
  await expect(viewOf(page, 'workbench')).toHaveAttribute('data-state', 'ready');
  await expect(unfinished).toHaveCount(0);
});
