import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { aMember, answering, aSession, inBrand } from '../../../tests/component/server';
import { taroTest } from '../../../tests/component/taro';
import { forgetSession } from '@/lib/session';
import ConsentsPage from './index';

const { mallAgreement } = aSession();
const mall = { kind: 'mall', title: '会员服务条款', version: '2026-01-01', givenAt: 1 };
const brand = { ...mall, kind: 'brand', title: '青萝条款', brand: inBrand.brands[0]!.brand };
const list = (items: object[], mallGiven: boolean, ended: object[] = []) => ({
  items,
  ended,
  mallAgreement,
  mallGiven,
});
const at = (text: string) => Date.parse(`${text}T12:00:00+08:00`);
const ended = { ...brand, givenAt: at('2025-03-01'), withdrawnAt: at('2025-11-22') };
const scrolls = () => taroTest.calls.filter(({ api }) => api === 'pageScrollTo').length;

beforeEach(() => {
  taroTest.reset();
  forgetSession();
});

it('withdrawing from a brand takes no coupon away, and says so before and after', async () => {
  const replies = { 'consent.list': list([mall, brand], true), 'consent.withdraw': aMember() };
  answering({ 'session.open': aSession({ member: aMember(inBrand) }), ...replies });
  render(<ConsentsPage />);
  fireEvent.click(await screen.findByRole('button', { name: '撤回青萝条款' }));
  expect(await screen.findByText(/已领的券照样能用.*以后想再加入.*就写在这一页/s)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '撤回同意' }));
  expect(await screen.findByText('已撤回，券包里的券照样能用')).toBeTruthy();
  expect(scrolls()).toBe(0);
});

it('a membership that is paused now is told from the head of the page', async () => {
  let given = true;
  answering({
    'session.open': aSession({ member: aMember() }),
    'consent.list': () => (given ? list([mall], true) : list([], false)),
    'consent.withdraw': () => {
      given = false;
      return aMember({ state: 'paused' });
    },
  });
  render(<ConsentsPage />);
  fireEvent.click(await screen.findByRole('button', { name: '撤回会员服务条款' }));
  fireEvent.click(await screen.findByRole('button', { name: '撤回同意' }));
  expect(await screen.findByText('会员服务已暂停')).toBeTruthy();
  await waitFor(() => expect(scrolls()).toBe(1));
});

it('coming back without the tick is said beside the box, and asks nothing of the server', async () => {
  const server = answering({
    'session.open': aSession({ member: aMember({ state: 'paused' }) }),
    'consent.list': list([], false),
  });
  render(<ConsentsPage />);
  fireEvent.click(await screen.findByRole('button', { name: '重新同意' }));
  expect((await screen.findByRole('alert')).textContent).toBe('请先阅读并勾选会员条款');
  expect(server.of('consent.give')).toHaveLength(0);
  fireEvent.click(screen.getByRole('checkbox'));
  expect(screen.queryByRole('alert')).toBeNull();
});

it('one that was taken back says when, and leads through the step of joining to give it again', async () => {
  answering({
    'session.open': aSession({ member: aMember() }),
    'consent.list': list([mall], true, [{ ...ended, scene: 'bg.demo' }]),
  });
  render(<ConsentsPage />);
  expect(await screen.findByText('2025年3月1日 同意 · 2025年11月22日 撤回')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '去重新同意青萝条款' }));
  await waitFor(() => expect(taroTest.calls.map(({ api }) => api)).toContain('navigateTo'));
  expect(taroTest.calls.at(-1)).toMatchObject({
    options: { url: expect.stringMatching(/pages\/join\/index\?scene=bg\.demo&next=back/) },
  });
});

it('where the invitation is no more, it says whom to ask', async () => {
  answering({
    'session.open': aSession({ member: aMember() }),
    'consent.list': list([mall], true, [ended]),
  });
  render(<ConsentsPage />);
  expect(await screen.findByText(/请青萝的导购出示工牌码/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /去重新同意/ })).toBeNull();
});

it('a paused membership says since when', async () => {
  answering({
    'session.open': aSession({ member: aMember({ state: 'paused' }) }),
    'consent.list': list([], false, [{ ...mall, withdrawnAt: at('2025-11-22') }]),
  });
  render(<ConsentsPage />);
  expect(await screen.findByText(/您已于2025年11月22日撤回/)).toBeTruthy();
});
