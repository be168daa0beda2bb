import type { Page } from '@playwright/test';
import { counterErrors } from '../../core/contracts/errors/counter';
import { memberErrors } from '../../core/contracts/errors/member';
import { call, login, personWith, remember, signIn } from './support/people';
import { atTheCounter, newMember, phoneOf, type Terminal } from './support/world';
import { expect, test, viewOf } from './support/walk';

const scanner = async (page: Page): Promise<Terminal> => {
  const guide = await atTheCounter('guide');
  await signIn(page, guide.who);
  await remember(page, guide.who, 'acting', guide.acting);
  await page.goto('/#/guide/pages/scan/index');
  await expect(page.locator('.digits input')).toBeEditable();
  return guide;
};

/** Types or scans by hand; short codes need the button, twenty digits go by themselves. */
const type = async (page: Page, digits: string): Promise<void> => {
  await page.locator('.digits input').fill(digits);
  if (digits.length !== 20) await page.getByRole('button', { name: '识别' }).click();
};

const WRONG_CODES: [what: string, digits: string, message: string][] = [
  ['a WeChat payment code', '134567890123456789', counterErrors.CODE_PAYMENT],
  ['an Alipay payment code', '281234567890123456', counterErrors.CODE_PAYMENT],
  ['a UnionPay payment code', '6212345678901234567', counterErrors.CODE_PAYMENT],
  ['the bar code of a product', '6901234567892', counterErrors.CODE_PRODUCT],
  ['another shop’s member card', '88001234567890', counterErrors.CODE_NOT_OURS],
];

for (const [what, digits, message] of WRONG_CODES)
  test(`${what} is named, and the scanner goes on`, async ({ page }) => {
    await scanner(page);
    await type(page, digits);
    await expect(page.getByRole('alert')).toContainText(message);
    await expect(viewOf(page, 'scan')).toContainText('可以继续扫下一个码');
    const code = (await phoneOf(await newMember()))();
    await type(page, code);
    await expect(viewOf(page, 'visit')).toHaveAttribute('data-state', 'ready');
  });

test('an old code is refused, and so is one of a phone whose clock is an hour off', async ({ page }) => {
  const phone = await phoneOf(await newMember());
  await scanner(page);
  await type(page, phone(Date.now() - 10 * 60_000));
  await expect(page.getByRole('alert')).toContainText(counterErrors.CODE_STALE);
  await type(page, phone(Date.now() + 60 * 60_000));
  await expect(page.getByRole('alert')).toContainText(counterErrors.CODE_STALE);
});

test('one step of a code opens one visit only', async ({ page }) => {
  const code = (await phoneOf(await newMember()))();
  const other = await atTheCounter('guide');
  await call(other.who, 'guide', 'visit.identify', { code }, other.as);
  await scanner(page);
  await type(page, code);
  await expect(page.getByRole('alert')).toContainText(counterErrors.CODE_USED);
});

test('an invitation that does not exist says so, and joining without it stays possible', async ({ page }) => {
  await signIn(page, await login({ fresh: true }));
  await page.goto('/#/pages/join/index?scene=nobodyeverprintedthis');
  await expect(viewOf(page, 'join')).toContainText(memberErrors.SCENE_NOT_FOUND);
  await expect(page.getByRole('button', { name: /入会/ })).toBeVisible();
});

test('someone who refuses her phone number goes back to looking around', async ({ page }) => {
  await signIn(page, await login({ fresh: true }));
  await page.goto('/#/pages/join/index');
  await page.getByRole('checkbox').first().click();
  await page.getByRole('button', { name: '手机号一键入会' }).click();
  await page.getByRole('button', { name: /拒绝|不允许/ }).click();
  await expect(viewOf(page, 'join')).toContainText('没关系，先逛逛');
  await page.getByRole('button', { name: '先逛逛' }).click();
  await expect(viewOf(page, 'home')).toHaveAttribute('data-state', 'ready');
});

test('a guide who is suspended is told so at her workbench', async ({ page }) => {
  await signIn(page, await login(await personWith('guide', '停用')));
  await page.goto('/#/guide/pages/workbench/index');
  await expect(page.locator('.y-page')).toContainText('您的账号已停用');
});

test('a shopper who finds the workbench is shown how to apply, not other people’s figures', async ({ page }) => {
  await signIn(page, await newMember());
  await page.goto('/#/guide/pages/workbench/index');
  await expect(page.locator('.y-page')).toContainText('您还不是员工');
});
