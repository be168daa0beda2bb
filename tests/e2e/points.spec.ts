import { login, personWith, remember, signIn } from './support/people';
import { expect, test, viewOf } from './support/walk';
import { atTheCounter, phoneOf, slipNo } from './support/world';

test('points pay a part of a bill: by a tap, shown before it is done, told to the shopper, and back when it is undone', async ({ context }, info) => {
  const member = await login(await personWith('shopper', '钻石卡'));
  const phone = await phoneOf(member);
  const guide = await atTheCounter('guide');
  const counter = await context.newPage();
  await signIn(counter, guide.who);
  await remember(counter, guide.who, 'acting', guide.acting);
  await counter.goto('/#/guide/pages/scan/index');
  await counter.locator('.digits input').fill(phone());
  await counter.getByLabel('第 1 行的金额').fill('88');
  await counter.getByLabel('小票号').fill(slipNo());

  const use = counter.getByRole('checkbox', { name: /^用 [\d,]+ 积分抵 ¥/ });
  await expect(use).toHaveAttribute('aria-checked', 'false');
  const offered = /^用 ([\d,]+) 积分抵 ¥([\d.]+)$/.exec((await use.getAttribute('aria-label'))!)!;
  await use.click();
  await expect(viewOf(counter, 'visit')).toContainText(`${offered[1]} 积分抵 ¥${offered[2]}`);
  await info.attach('bill', { body: await counter.screenshot({ fullPage: true }), contentType: 'image/png' });
  await counter.getByRole('button', { name: /^核销，收 ¥/ }).click();
  await expect(viewOf(counter, 'receipt')).toContainText(`${offered[1]} 积分抵扣`);

  const shopper = await context.newPage();
  await signIn(shopper, member);
  await shopper.goto('/#/pages/points/index');
  await expect(viewOf(shopper, 'points')).toContainText('抵扣账单');
  await expect(viewOf(shopper, 'points')).toContainText(`−${offered[1]}`);

  await counter.getByRole('button', { name: '撤销', exact: false }).first().click();
  await counter.getByRole('alertdialog').getByRole('button', { name: '撤销', exact: true }).click();
  await expect(viewOf(counter, 'receipt')).toContainText('已退回');
  await shopper.reload();
  await expect(viewOf(shopper, 'points')).toContainText('核销撤销，积分退回');
});
