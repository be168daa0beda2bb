import { expect, test, type Browser, type Page } from '@playwright/test';
import { routes } from '../../src/routes';
import { violations } from './support/axe';
import { noteCalls } from './support/calls';
import { sideways } from './support/measure';
import { call, login, people, remember, signIn, type Login } from './support/people';
import { settle } from './support/settle';

/** A desk with a large screen, a phone in the hand: two browsers that know nothing of each other. */
const DESK = { viewport: { width: 1440, height: 900 } };
const view = (page: Page, name: string) => page.locator(`.y-page[data-page="${name}"]`);

const staffNamed = async (name: string): Promise<Login> => {
  const found = (await people()).people.find(person => person.name === name);
  if (!found) throw new Error(`no ${name} among the demo people`);
  return login(found);
};

type Post = { role: string; store: { storeId: string; name: string } };
const postOf = async (who: Login, role: string) => {
  const { posts } = await call<{ posts: Post[] }>(who, 'guide', 'post.list', {});
  const { store } = posts.find(post => post.role === role)!;
  return { role, storeId: store.storeId, storeName: store.name };
};

const phoneOf = async (browser: Browser, who: Login, role: string): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await signIn(page, who);
  await remember(page, who, 'acting', await postOf(who, role));
  return page;
};

/** Opens the sign-in page and gives the address that its QR carries, as the "copy" button does. */
const showCode = async (desk: Page): Promise<string> => {
  await desk.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await desk.goto('/#/ops/pages/signin/index');
  await expect(desk.getByText('请用手机扫码')).toBeVisible();
  await desk.getByRole('button', { name: '复制确认链接' }).click();
  return desk.evaluate(() => navigator.clipboard.readText());
};

const letIn = async (desk: Page, phone: Page): Promise<void> => {
  await phone.goto(await showCode(desk));
  await expect(phone.getByText('Chrome · Linux')).toBeVisible();
  await expect(desk.getByText('已扫码，请在手机上确认')).toBeVisible();
  await phone.getByRole('button', { name: '确认登录' }).click();
  await expect(phone.getByText('电脑已登录')).toBeVisible();
  await expect(view(desk, 'office')).toHaveAttribute('data-state', 'ready', { timeout: 15_000 });
};

test('a manager lets her desktop in with her phone, works there, and signs it out from the phone', async ({ browser }) => {
  const who = await staffNamed('方岚');
  const desk = await (await browser.newContext(DESK)).newPage();
  const phone = await phoneOf(browser, who, 'store-manager');
  await letIn(desk, phone);
  await expect(desk.getByText('您好，方岚')).toBeVisible();
  await desk.getByRole('link', { name: '员工管理' }).click();
  await expect(view(desk, 'staff')).toHaveAttribute('data-state', 'ready');
  await desk.reload();
  await expect(view(desk, 'staff')).toHaveAttribute('data-state', 'ready');

  await phone.goto('/#/guide/pages/desktop/index');
  await phone.getByRole('button', { name: '退出 Chrome · Linux' }).first().click();
  await phone.getByRole('button', { name: '退出', exact: true }).click();
  await expect(phone.getByText('已退出')).toBeVisible();
  await desk.getByRole('link', { name: '服务台' }).click();
  await desk.getByRole('link', { name: '员工管理' }).click();
  // the local runtime then offers its own people; the deployed app shows the next code
  await desk.waitForURL(/_people|signin/);
});

test('she signs out at the desktop itself', async ({ browser }) => {
  const desk = await (await browser.newContext(DESK)).newPage();
  const phone = await phoneOf(browser, await staffNamed('许宁'), 'store-manager');
  await letIn(desk, phone);
  await desk.getByRole('button', { name: '退出登录' }).click();
  await desk.getByRole('button', { name: '退出', exact: true }).click();
  await expect(view(desk, 'signin')).toBeVisible();
  await expect(desk.getByText('请用手机扫码')).toBeVisible();
});

test('“that was not me” leaves the desktop outside, and another code can be asked for', async ({ browser }) => {
  const desk = await (await browser.newContext(DESK)).newPage();
  const phone = await phoneOf(browser, await staffNamed('方岚'), 'store-manager');
  await phone.goto(await showCode(desk));
  await phone.getByRole('button', { name: '不是我' }).click();
  await expect(phone.getByText('已拒绝，电脑上不会登录')).toBeVisible();
  await expect(desk.getByText('手机上选择了「不是我」')).toBeVisible();
  await desk.getByRole('button', { name: '换一个码' }).click();
  await expect(desk.getByText('请用手机扫码')).toBeVisible();
});

test('a shopper who scans the code is told that it is for staff, and the desktop goes on waiting', async ({ browser }) => {
  const desk = await (await browser.newContext(DESK)).newPage();
  const link = await showCode(desk);
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await signIn(phone, await login({ fresh: true }));
  await phone.goto(link);
  await expect(view(phone, 'desktop')).toHaveAttribute('data-state', 'error');
  await expect(desk.getByText('请用手机扫码')).toBeVisible();
});

test.describe('headquarters at 1440×900', () => {
  test.use(DESK);

  test('the group’s operator finds what waits, and who did what, filtered by a person', async ({ page }) => {
    const [who, manager] = [await staffNamed('周菁'), await staffNamed('方岚')];
    const as = { ...(await postOf(manager, 'store-manager')), terminalId: 'e2e-audit-01' };
    const { storeId, role } = as;
    const invitation = await call<{ invitationId: string }>(
      manager,
      'ops',
      'staff.invite',
      { role: 'guide', counterIds: [(await counters(manager, as))[0]!.counterId] },
      { role, storeId, terminalId: as.terminalId },
    );
    expect(invitation.invitationId).toBeTruthy();
    await signIn(page, who);
    await page.goto('/#/ops/pages/office/index');
    await expect(page.getByText('您好，周菁')).toBeVisible();
    await page.getByRole('link', { name: '操作记录' }).click();
    const row = page.getByRole('row', { name: '方岚 邀请员工' }).first();
    await row.click();
    await page.getByRole('dialog').getByRole('button', { name: '只看这个人' }).click();
    await expect(page.getByRole('button', { name: '谁：方岚' })).toBeVisible();
    await expect(page.getByRole('row', { name: '方岚 邀请员工' }).first()).toBeVisible();
    await expect(page.getByRole('row', { name: /^(?!方岚|$)/ })).toHaveCount(1);
  });

  test('every page of a manager can be read by everyone, and fits the window', async ({ page }) => {
    const who = await staffNamed('方岚');
    await noteCalls(page);
    await signIn(page, who);
    await remember(page, who, 'acting', await postOf(who, 'store-manager'));
    for (const name of ['office', 'staff', 'invite', 'desk', 'audit'] as const) {
      await page.goto(`/#/ops/pages/${name}/index`);
      await expect(view(page, name)).toHaveAttribute('data-state', /ready|empty/);
      await settle(page);
      expect.soft(await violations(page), `${name}: axe`).toEqual([]);
      expect.soft(await sideways(page), `${name}: no sideways scrolling`).toBeLessThanOrEqual(0);
      await expect.soft(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    }
  });

  test('the same pages are cards on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await signIn(page, await staffNamed('周菁'));
    await page.goto('/#/ops/pages/audit/index');
    await page.goto('/#/ops/pages/office/index');
    await expect(page.getByText('您好，周菁')).toBeVisible();
    await page.getByRole('button', { name: '操作记录' }).click();
    await expect(view(page, 'audit')).toHaveAttribute('data-state', /ready|empty/);
    await expect(page.getByRole('navigation', { name: '总部导航' })).toHaveCount(0);
  });
});

/** What of a page is cut off or squeezed: sideways movement of the whole, what lies outside the window's part, columns narrower than their words. */
const squeezed = (page: Page, name: string): Promise<string[]> =>
  page.evaluate(name => {
    const shown = document.querySelector<HTMLElement>(`.y-page[data-page="${name}"]`)!;
    const found: string[] = [];
    for (let one: HTMLElement | null = shown; one; one = one.parentElement)
      if (one.scrollWidth > one.clientWidth + 1) found.push(`sideways ${one.tagName}.${one.className} by ${one.scrollWidth - one.clientWidth}`);
    const nav = shown.querySelector('.nav')!.getBoundingClientRect().right;
    for (const table of shown.querySelectorAll<HTMLElement>('.table')) {
      const { left, right } = table.getBoundingClientRect();
      if (left < nav || right > innerWidth) found.push(`table from ${left} to ${right}`);
      const cells = [...table.querySelectorAll<HTMLElement>('.table__cell')];
      // one line of words may be as narrow as they are
      for (const cell of cells) if (cell.offsetWidth < 72 && cell.offsetHeight > 32) found.push(`${cell.offsetWidth} px for ${cell.innerText}`);
      for (const cell of cells) if (cell.offsetHeight > 132) found.push(`${cell.offsetHeight} px high: ${cell.innerText}`);
    }
    return found;
  }, name);

test.describe('headquarters at 1024×768', () => {
  test.use({ viewport: { width: 1024, height: 768 } });

  const sit = async (page: Page, name: string, role: string): Promise<void> => {
    const who = await staffNamed(name);
    await noteCalls(page);
    await signIn(page, who);
    await remember(page, who, 'acting', await postOf(who, role));
  };
  const desks = [
    {
      name: '周菁',
      role: 'group-operator',
      pages: ['office', 'offers', 'void', 'imports', 'offerMake', 'books', 'accounts', 'statements', 'exports', 'audit'],
    },
    { name: '方岚', role: 'store-manager', pages: ['office', 'joining', 'staff', 'invite', 'desk', 'audit'] },
    { name: '宋执', role: 'finance', pages: ['office', 'books', 'accounts', 'statements', 'exports'] },
  ] as const;
  for (const { name, role, pages } of desks)
    test(`every page of a ${role} stays beside the menu, and no column is narrower than its words`, async ({ page }) => {
      await sit(page, name, role);
      for (const route of pages) {
        await page.goto(`/#/${routes[route].path}`);
        await expect(view(page, route)).toHaveAttribute('data-state', /ready|empty/);
        if (route === 'audit' && role === 'group-operator') await expect(view(page, route).getByRole('row').nth(3)).toBeVisible();
        await settle(page);
        expect.soft(await squeezed(page, route), route).toEqual([]);
      }
    });

  test('an offer’s page, with its counters, too', async ({ page }) => {
    await sit(page, '周菁', 'group-operator');
    await page.goto(`/#/${routes.offers.path}`);
    await page
      .getByRole('row', { name: /，进行中/ })
      .first()
      .click();
    await expect(view(page, 'offerView').getByRole('table')).toBeVisible();
    await settle(page);
    expect(await squeezed(page, 'offerView')).toEqual([]);
  });

  test('an offer’s page is called what the offer is, and leads to voiding what was issued of it, which is found by its name there, too', async ({ page }) => {
    await sit(page, '周菁', 'group-operator');
    await page.goto(`/#/${routes.offerMake.path}`);
    await expect(page.getByRole('heading', { level: 1, name: '新建优惠' })).toBeVisible();
    await expect(page).toHaveTitle('新建优惠');

    await page.goto(`/#/${routes.void.path}`);
    const voids = view(page, 'void');
    await voids.getByRole('tab', { name: '一个优惠的全部' }).click();
    await voids.getByRole('button', { name: '按名称选优惠' }).click();
    const first = page.getByRole('dialog').locator('.y-cell').first();
    const name = (await first.locator('.y-cell__title').innerText()).trim();
    await first.click();
    await expect(voids).toContainText(`「${name}」`);
    const templateId = await voids.getByLabel('优惠编号').inputValue();

    await page.goto(`/#/${routes.offerView.path}?templateId=${templateId}`);
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(page).toHaveTitle(name);
    await expect(view(page, 'offerView')).toContainText(`优惠编号 ${templateId}`);
    await page.getByRole('button', { name: '作废全部未用的券' }).click();
    await expect(view(page, 'void').last().getByLabel('优惠编号')).toHaveValue(templateId);
  });
});

const counters = async (who: Login, { role, storeId, terminalId }: { role: string; storeId: string; terminalId: string }) =>
  (await call<{ counters: { counterId: string }[] }>(who, 'ops', 'staff.list', {}, { role, storeId, terminalId })).counters;
