import type { Browser, Page } from '@playwright/test';
import { call, remember, signIn } from './support/people';
import { expect, test, viewOf } from './support/walk';
import { atHeadquarters, newMember, type Desk } from './support/world';

const WIDE = { width: 1440, height: 900 };

/** A window of its own for somebody of headquarters. */
const windowOf = async (browser: Browser, desk: Desk, viewport = WIDE): Promise<Page> => {
  const page = await (await browser.newContext({ viewport })).newPage();
  await signIn(page, desk.who);
  await remember(page, desk.who, 'acting', desk.acting);
  return page;
};

const sure = (page: Page, verb: string) => page.locator('.y-dialog').getByRole('button', { name: verb, exact: true }).click();

test('an operator makes an offer, the brand agrees to bear half, it goes out, and a shopper takes it', async ({ browser }) => {
  const title = `冬装礼 ${Date.now().toString(36)}`;
  const [operator, brand] = [await atHeadquarters('group-operator', '集团运营'), await atHeadquarters('brand-operator', '青萝')];

  const office = await windowOf(browser, operator);
  await office.goto('/#/ops/pages/offers/index');
  await office.getByRole('button', { name: '新建优惠' }).click();
  const maker = viewOf(office, 'offerMake');
  await maker.getByLabel('优惠名称').fill(title);
  await maker.getByLabel('减多少元').fill('80');
  await maker.getByLabel('门槛（元）').fill('600');
  // the ticket beside the form says what is typed
  await expect(maker.locator('.y-ticket')).toContainText(title);
  await expect(maker.locator('.y-ticket')).toContainText('满 600 可用');

  const next = maker.getByRole('button', { name: '下一步' });
  await next.click();
  await maker.getByRole('group', { name: '限这些品牌' }).getByRole('checkbox', { name: '青萝' }).click();
  await expect(maker.locator('.y-ticket')).toContainText('仅限青萝');
  await next.click();
  await next.click();
  await next.click();
  await next.click();
  await maker.getByLabel('商场承担 %').fill('40');
  // the brand bears what the mall does not
  await expect(maker.getByLabel('品牌承担 %')).toHaveValue('60');
  // shares that are not the whole stop it, beside their field
  await maker.getByLabel('品牌承担 %').fill('120');
  await next.click();
  await expect(maker.locator('.maker__step').getByText('各方承担比例合计须为 100%，现在是 140%')).toBeVisible();
  await maker.getByLabel('品牌承担 %').fill('50');
  await expect(maker.getByLabel('商场承担 %')).toHaveValue('50');
  // counters say for themselves that they take part, unless the mall takes their money and decides so
  await expect(maker.getByRole('radio', { name: '由柜台自己报名' })).toHaveAttribute('aria-checked', 'true');
  await maker.getByRole('radio', { name: '全部适用的柜台' }).click();
  await next.click();

  // a bill that is only thought of: too small, then large enough
  await maker.getByRole('radiogroup', { name: '品牌', exact: true }).getByRole('radio', { name: '青萝' }).click();
  await maker.getByLabel('金额（元）').fill('500');
  await expect(maker.locator('.trial-result')).toContainText('用不了');
  await maker.getByLabel('金额（元）').fill('800');
  await expect(maker.locator('.trial-result')).toContainText('应付 720 元');

  await maker.getByRole('button', { name: '保存并提交' }).click();

  const view = viewOf(office, 'offerView');
  await expect(view).toContainText('待确认');
  await expect(view.getByRole('button', { name: '发布', exact: true })).toHaveCount(0);

  const desk = await windowOf(browser, brand, { width: 390, height: 844 });
  await desk.goto('/#/ops/pages/offers/index');
  await desk.getByRole('radio', { name: '待我确认' }).click();
  await desk.getByText(title).click();
  await expect(viewOf(desk, 'offerView')).toContainText('50%（最多 ¥40,000）');
  await viewOf(desk, 'offerView').getByRole('button', { name: '同意承担', exact: true }).click();
  await sure(desk, '同意承担');
  await expect(viewOf(desk, 'offerView')).toContainText('待发布');

  await office.reload();
  await view.getByRole('button', { name: '发布', exact: true }).click();
  await sure(office, '发布');
  await expect(view).toContainText('进行中');

  // more of it could cost the brand more, so it waits for her word while it goes on
  await view.getByRole('button', { name: '改库存' }).click();
  await office.getByRole('dialog').getByLabel('新的总库存（张）').fill('2000');
  await office.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await expect(view).toContainText('改库存等待确认');
  await expect(view).toContainText('进行中');
  await desk.reload();
  await expect(viewOf(desk, 'offerView')).toContainText('想增加到总库存 2000 张');
  await viewOf(desk, 'offerView').getByRole('button', { name: '同意承担', exact: true }).click();
  await sure(desk, '同意承担');
  await expect(viewOf(desk, 'offerView')).toContainText('2000 张');
  await expect(viewOf(desk, 'offerView')).not.toContainText('改库存等待确认');

  const templateId = new URL(office.url().replace('#/', '')).searchParams.get('templateId')!;
  const member = await newMember();
  const shopper = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await signIn(shopper, member);
  await shopper.goto(`/#/pages/offer/index?templateId=${templateId}`);
  await expect(viewOf(shopper, 'offer')).toContainText(title);
  await viewOf(shopper, 'offer').getByRole('button', { name: /领取/ }).first().click();
  await expect
    .poll(async () => (await call<{ items: { title: string }[] }>(member, 'consumer', 'coupon.list', { tab: 'usable' })).items.map(item => item.title))
    .toContain(title);
});

test('counters, products, days, hours and the name of a class are chosen in the maker, and are there again', async ({ browser }) => {
  const office = await windowOf(browser, await atHeadquarters('group-operator', '集团运营'));
  await office.goto('/#/ops/pages/offer-make/index');
  const maker = viewOf(office, 'offerMake');
  const next = maker.getByRole('button', { name: '下一步' });
  await maker.getByLabel('优惠名称').fill('专柜新品券');
  await maker.getByLabel('减多少元').fill('50');
  await next.click();

  const without = maker.getByRole('button', { name: /去掉一部分/ });
  // a category covers what is below it
  const tree = maker.getByRole('group', { name: '限这些品类' });
  await tree.getByRole('checkbox', { name: '美妆', exact: true }).click();
  await expect(tree.getByRole('checkbox', { name: '护肤', exact: true })).toHaveAttribute('aria-checked', 'true');
  const sheet = office.getByRole('dialog');
  await maker.getByRole('button', { name: '选择柜台（限这些柜台）' }).click();
  await sheet.getByLabel('搜索').fill('城西店 1F 素汐');
  await sheet.getByRole('checkbox', { name: '素汐专柜 云汀百货城西店 1F' }).click();
  await sheet.getByRole('button', { name: '完成（已选 1 个）' }).click();
  await expect(maker.locator('.y-ticket')).toContainText('城西店 素汐专柜');
  await without.click();
  await maker.getByRole('button', { name: '选择商品（不含这些商品）' }).click();
  await sheet.getByRole('radio', { name: '素汐' }).click();
  await sheet.getByRole('checkbox', { name: /素汐/ }).first().click();
  await sheet.getByRole('button', { name: '完成（已选 1 个）' }).click();
  await next.click();

  await maker.getByLabel('领取截止').fill('2099-12-31');
  await maker.getByRole('radio', { name: '当天' }).click();
  await expect(maker.getByText(/今天领取的，可用到/)).toBeVisible();
  await maker.getByLabel('从几点').fill('18:00');
  await maker.getByLabel('到几点').fill('00:00');
  await expect(maker.locator('.y-ticket')).toContainText('18:00–24:00');
  await next.click();
  await maker.getByLabel('券的类别名').fill('新品类');
  await maker.getByRole('tab', { name: /预览与试算/ }).click();
  await expect(maker.getByText('与其他「新品类」券不可同用')).toBeVisible();
  await maker.getByRole('button', { name: '存草稿' }).click();
  await expect(office.getByText('草稿已保存')).toBeVisible();

  await office.goto('/#/ops/pages/offers/index');
  await viewOf(office, 'offers').getByText('专柜新品券').first().click();
  await viewOf(office, 'offerView').getByRole('button', { name: '修改' }).click();
  await maker.getByRole('tab', { name: /适用范围/ }).click();
  await expect(maker.getByRole('button', { name: /去掉 云汀百货城西店 素汐专柜/ })).toBeVisible();
  await maker.getByRole('tab', { name: /条件与时间/ }).click();
  await expect(maker.getByLabel('领取截止')).toHaveValue('2099-12-31');
  await expect(maker.getByLabel('到几点')).toHaveValue('00:00');
});

test('what was typed is there again after the page was left without saving', async ({ browser }) => {
  const office = await windowOf(browser, await atHeadquarters('group-operator', '集团运营'));
  await office.goto('/#/ops/pages/offer-make/index');
  await viewOf(office, 'offerMake').getByLabel('优惠名称').fill('没写完的券');
  await office.goto('/#/ops/pages/offers/index');
  await office.reload();
  await office.goto('/#/ops/pages/offer-make/index');
  await expect(viewOf(office, 'offerMake').getByLabel('优惠名称')).toHaveValue('没写完的券');
});

test('a store manager lets her counters take part, and out again after a question', async ({ page, world }) => {
  await signIn(page, world.manager.who);
  await remember(page, world.manager.who, 'acting', { ...world.manager.acting, counterId: undefined, counterName: undefined });
  await page.goto('/#/ops/pages/joining/index');
  const offer = viewOf(page, 'joining').locator('.join').filter({ hasText: '冬日餐饮券' });
  await offer.getByRole('button', { name: /茶坞.*参与/ }).click();
  await expect(offer.getByRole('button', { name: /茶坞.*退出/ })).toBeVisible();
  await offer.getByRole('button', { name: /茶坞.*退出/ }).click();
  await sure(page, '退出');
  await expect(offer.getByRole('button', { name: /茶坞.*参与/ })).toBeVisible();
});
