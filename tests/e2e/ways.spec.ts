import { expect, openRoute, ready, test } from './support/walk';

test('a shopper says a passphrase and finds its coupon', async ({ page, world }) => {
  await openRoute(page, 'coupons', world);
  await ready(page, 'coupons');
  await page.getByText('领券中心').first().click();
  await page.getByRole('button', { name: '口令 / 兑换码' }).click();
  await page.getByRole('textbox', { name: '口令或兑换码' }).fill('云汀 暖冬！');
  await page.getByRole('dialog').getByRole('button', { name: '领取' }).click();
  await expect(page.getByText('「直播间口令券」已放进券包')).toBeVisible();
});

test('a guide gives a coupon to the shopper of her visit', async ({ page, world }) => {
  await openRoute(page, 'visit', world);
  await ready(page, 'visit');
  await page.getByRole('button', { name: '送券', exact: true }).click();
  await expect(page.getByText('导购心意券')).toBeVisible();
  await page.getByRole('button', { name: '送出' }).first().click();
  await page.getByRole('button', { name: '确认送出' }).click();
  await expect(page.getByText('「导购心意券」已送到顾客的券包')).toBeVisible();
});

test.describe('headquarters', () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test('codes come in from a file, and each bad line is named', async ({ page, world }) => {
    await openRoute(page, 'imports', world);
    await ready(page, 'imports');
    await page.getByText('合作兑换券').click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择文件并导入' }).click();
    const letters = String(Date.now());
    await (await chooser).setFiles({ name: '合作券码.csv', mimeType: 'text/csv', buffer: Buffer.from(`兑换码\nE${letters}\nshort\n`) });
    await expect(page.getByText('导入 1 个，问题行 1 行').first()).toBeVisible();
    await expect(page.getByText('第 3 行：不足 8 位')).toBeVisible();
  });
});
