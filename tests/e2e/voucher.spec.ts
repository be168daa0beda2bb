import { call, signIn } from './support/people';
import { expect, test, viewOf } from './support/walk';
import { newMember } from './support/world';

test('a voucher is bought, given to a friend, taken by her, and paid back to who paid', async ({ context }) => {
  const [payer, friend] = [await newMember(), await newMember()];
  const page = await context.newPage();
  await signIn(page, payer);
  await page.goto('/#/pages/offer/index?templateId=tp_voucher-300');
  await viewOf(page, 'offer').getByRole('button', { name: '¥270.00 购买' }).click();
  await page.getByRole('button', { name: '付款', exact: true }).click();
  const coupon = viewOf(page, 'coupon');
  await expect(coupon).toContainText('300 元商场抵用券');
  await expect(coupon).toContainText('购买成功');
  await expect(coupon).toContainText('自己购买');

  await coupon.getByRole('button', { name: /送给朋友/ }).click();
  await page.getByRole('button', { name: '生成赠券链接' }).click();
  await expect(coupon).toContainText('等朋友来领');
  const { items } = await call<{ items: { couponId: string; state: string }[] }>(payer, 'consumer', 'coupon.list', { tab: 'usable' });
  const { giftId } = await call<{ giftId: string }>(payer, 'consumer', 'coupon.get', { couponId: items.find(({ state }) => state === 'giving')!.couponId });

  const hers = await context.browser()!.newContext();
  const other = await hers.newPage();
  await signIn(other, friend);
  await other.goto(new URL(`/#/pages/gift/index?giftId=${giftId}`, page.url()).href);
  const gift = viewOf(other, 'gift');
  await expect(gift).toContainText('送您一张券');
  await gift.getByRole('button', { name: '收下这张券' }).click();
  await expect(gift).toContainText('这张券是您的了');
  await hers.close();

  await page.reload();
  await expect(coupon).toContainText('已转赠');
  await coupon.getByRole('button', { name: /退款/ }).click();
  await page.getByRole('button', { name: '确认退款' }).click();
  await expect(page.getByText('已退款，按原路退回')).toBeVisible();
  await page.goto('/#/pages/coupons/index');
});
