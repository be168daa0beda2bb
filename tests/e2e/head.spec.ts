import { signIn } from './support/people';
import { expect, test, viewOf } from './support/walk';
import { newMember } from './support/world';

/** How far the page that is shown can be scrolled, and is. */
const scrollOf = (page: Parameters<typeof viewOf>[0]) =>
  page.evaluate(() => {
    const { scrollHeight, clientHeight, scrollTop } = document.querySelector('.taro_page_show')!;
    return { room: scrollHeight - clientHeight, at: scrollTop };
  });

for (const name of ['account', 'consents', 'code'] as const)
  test(`${name}: a page that fits does not scroll`, async ({ page }) => {
    await signIn(page, await newMember());
    await page.goto(`/#/pages/${name}/index`);
    await expect(viewOf(page, name)).toHaveAttribute('data-state', 'ready');
    expect(await scrollOf(page)).toEqual({ room: 0, at: 0 });
  });

test('a page that puts another content in the place of its first shows the head of it', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await signIn(page, await newMember());
  await page.goto('/#/pages/consents/index');
  const view = viewOf(page, 'consents');
  await view.getByRole('button', { name: /^撤回云汀/ }).click();
  await page.evaluate(() => document.querySelector('.taro_page_show')!.scrollTo(0, 40));
  await page.getByRole('button', { name: '撤回同意' }).click();
  await expect(view).toContainText('会员服务已暂停');
  await expect.poll(async () => (await scrollOf(page)).at).toBe(0);
  expect((await scrollOf(page)).room).toBeGreaterThan(40);
});
