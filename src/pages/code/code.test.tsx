import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createHmac } from 'node:crypto';
import { memberCode } from '@core/domain/member/code';
import { aMember, answering, aSession, cut, refusal } from '../../../tests/component/server';
import { aDueBill } from '../../../tests/builders/open-bill';
import { taroTest } from '../../../tests/component/taro';
import { setClock } from '@/lib/clock';
import { forgetSession } from '@/lib/session';
import CodePage from './index';

const SECRET = Buffer.alloc(32, 7);
const device = {
  deviceId: 'dv_1',
  prefix: '90',
  handle: '1234567890',
  secret: SECRET.toString('base64url'),
  stepSeconds: 60,
  rotateAfter: Date.now() + 86_400_000,
};
const member = {
  'session.open': aSession({ member: aMember() }),
  'inbox.list': { items: [] },
  'bill.due': { items: [] },
};
const current = {
  'device.list': { items: [{ deviceId: 'dv_1', name: 'x', registeredAt: 1, current: true }] },
};
const expected = (at: number) =>
  memberCode({ ...device, secret: SECRET }, at, (key, message) =>
    createHmac('sha256', key).update(message).digest(),
  );
const shownDigits = () => document.querySelector('.code-card__digits')?.textContent?.replace(/\s/g, '');
/** Lets what is under way arrive. */
const settle = () => act(async () => void (await new Promise(resolve => setTimeout(resolve, 0))));
const proveNumber = async (button: string) => {
  fireEvent.click(screen.getByRole('button', { name: button }));
  fireEvent.click(await screen.findByRole('button', { name: '允许' }));
};
const asked = 'inbox.list';
const slip = (part: object = {}) => ({
  inboxId: 'in_1',
  kind: 'receipt',
  title: '已用券，省 ¥50',
  text: '用了「满减券」，应付 ¥450',
  at: Date.now() + 1,
  read: false,
  redemptionId: 'rd_1',
  ...part,
});
const wait = (ms: number) => act(async () => void (await jest.advanceTimersByTimeAsync(ms)));
const withSecret = () => taroTest.storage.set('yima.nobody.device-secret', JSON.stringify(device));

beforeEach(() => {
  taroTest.reset();
  forgetSession();
  setClock(0, 0, 0);
  HTMLCanvasElement.prototype.getContext = (() => null) as never;
});
afterEach(() => jest.useRealTimers());

test('a bill that waits to be paid stands over the code, with its sum, and leads to its own code', async () => {
  withSecret();
  const due = (until: number) => ({ ...aDueBill(), until });
  const { of } = answering({
    ...member,
    ...current,
    'bill.due': { items: [due(Date.now() + 60_000), due(Date.now() - 1)] },
  });
  render(<CodePage />);
  const button = await screen.findByRole('button', { name: /待付账单 ¥250.00/ });
  // it holds points, which stand beside the code
  await waitFor(() => expect(of('session.open')).toHaveLength(2));
  fireEvent.click(button);
  expect(taroTest.calls.at(-1)).toMatchObject({
    options: { url: expect.stringContaining('pages/due/index') },
  });
});

describe('the member code', () => {
  it('registers the phone the first time and shows the code that the server would compute', async () => {
    const { of } = answering({ ...member, 'device.register': device });
    render(<CodePage />);
    await waitFor(() => expect(shownDigits()).toBeTruthy());
    expect(shownDigits()).toBe(expected(Date.now()));
    expect(of('device.register')).toHaveLength(1);
    expect(of('device.register')[0]?.data.deviceKey).toMatch(/^[0-9A-Za-z_-]{8,64}$/);
  });

  it('shows at once from what the phone holds when there is no network', async () => {
    withSecret();
    answering({ 'session.open': cut });
    render(<CodePage />);
    expect(shownDigits()).toBe(expected(Date.now()));
    await settle();
    expect(shownDigits()).toBe(expected(Date.now()));
  });

  it("goes by the server's clock when the phone is an hour off", async () => {
    withSecret();
    const now = Date.now();
    setClock(now + 3_600_000, now, now);
    answering({ 'session.open': cut });
    render(<CodePage />);
    expect(shownDigits()).toBe(expected(now + 3_600_000));
    await settle();
  });

  it('changes with the minute without an empty frame between', async () => {
    const start = 1_790_000_040_000;
    jest.useFakeTimers({ now: start + 59_500 });
    withSecret();
    answering({ 'session.open': cut });
    render(<CodePage />);
    expect(shownDigits()).toBe(expected(start));
    const seen = new Set<string | undefined>();
    for (let step = 0; step < 8; step++) {
      await act(async () => void jest.advanceTimersByTime(125));
      seen.add(shownDigits());
    }
    expect([...seen]).toEqual([expected(start), expected(start + 60_000)]);
  });

  it('says that the phone was reported lost, and comes back under its name only with a proof of her number', async () => {
    withSecret();
    taroTest.storage.set('yima.nobody.device-key', JSON.stringify('dv_oldname'));
    const { of } = answering({ ...member, 'device.list': { items: [] }, 'device.register': device });
    render(<CodePage />);
    expect(await screen.findByText('这台手机已挂失')).toBeTruthy();
    expect(shownDigits()).toBeUndefined();
    expect(of('device.register')).toEqual([]);
    await proveNumber('验证手机号后重新启用');
    await waitFor(() => expect(shownDigits()).toBeTruthy());
    expect(of('device.register').map(({ data }) => data)).toEqual([
      { deviceKey: 'dv_oldname', name: expect.any(String), phoneCode: 'pc_1' },
    ]);
  });

  it('asks a new phone for a proof after a loss, and says so when the number is not hers', async () => {
    const proof = {
      refused: { code: 'PHONE_PROOF_REQUIRED', message: '请用会员账号的手机号', data: { lost: false } },
    };
    answering({ ...member, 'device.register': proof });
    render(<CodePage />);
    expect(await screen.findByText('先验证手机号')).toBeTruthy();
    expect(screen.queryByText('请用会员账号的手机号')).toBeNull();
    await proveNumber('验证手机号后启用');
    expect(await screen.findByText('请用会员账号的手机号')).toBeTruthy();
    expect(shownDigits()).toBeUndefined();
  });

  it('asks at each new code whether the phone still stands, and stops at once when it does not', async () => {
    const start = 1_790_000_040_000;
    jest.useFakeTimers({ now: start + 30_000 });
    withSecret();
    let items: unknown[] = current['device.list'].items;
    const { of } = answering({ ...member, 'device.list': () => ({ items }) });
    render(<CodePage />);
    await act(async () => void (await jest.advanceTimersByTimeAsync(1_000)));
    const before = of('device.list').length;
    await act(async () => void (await jest.advanceTimersByTimeAsync(60_000)));
    expect(of('device.list')).toHaveLength(before + 1);
    expect(shownDigits()).toBeTruthy();
    items = [];
    await act(async () => void (await jest.advanceTimersByTimeAsync(60_000)));
    expect(screen.getByText('这台手机已挂失')).toBeTruthy();
    expect(shownDigits()).toBeUndefined();
  });

  it('asks nothing while it is not the page being looked at', async () => {
    const start = 1_790_000_040_000;
    jest.useFakeTimers({ now: start + 30_000 });
    withSecret();
    const { of } = answering({ ...member, ...current });
    render(<CodePage />);
    await act(async () => void (await jest.advanceTimersByTimeAsync(1_000)));
    const before = of('device.list').length;
    act(() => taroTest.hide());
    await act(async () => void (await jest.advanceTimersByTimeAsync(180_000)));
    expect(of('device.list')).toHaveLength(before);
  });

  it('keeps the code when it is still registered', async () => {
    withSecret();
    const { of } = answering({ ...member, ...current });
    render(<CodePage />);
    await waitFor(() => expect(of('device.list').length).toBeGreaterThan(0));
    expect(shownDigits()).toBe(expected(Date.now()));
    expect(of('device.register')).toEqual([]);
  });

  it('takes a new secret when the old one is due', async () => {
    taroTest.storage.set('yima.nobody.device-secret', JSON.stringify({ ...device, rotateAfter: 1 }));
    const fresh = { ...device, handle: '9999999999' };
    answering({ ...member, 'device.register': fresh });
    render(<CodePage />);
    await waitFor(() => expect(shownDigits()).toContain('9999999999'));
  });

  it('drops the code of someone who is no member any more', async () => {
    withSecret();
    answering({ 'session.open': aSession() });
    render(<CodePage />);
    expect(await screen.findByText('入会后这里就是您的会员码')).toBeTruthy();
    expect(taroTest.storage.has('yima.nobody.device-secret')).toBe(false);
  });

  it('leads to her devices when too many are registered', async () => {
    answering({ ...member, 'device.register': refusal('DEVICE_LIMIT') });
    render(<CodePage />);
    fireEvent.click(await screen.findByRole('button', { name: '管理我的设备' }));
    expect(taroTest.calls.at(-1)).toMatchObject({ options: { url: '/pages/devices/index' } });
  });

  it('waits while the membership is paused', async () => {
    withSecret();
    answering({ 'session.open': aSession({ member: aMember({ state: 'paused' }) }) });
    render(<CodePage />);
    expect(await screen.findByText('会员服务已暂停')).toBeTruthy();
    expect(shownDigits()).toBeUndefined();
  });
});

describe('what comes of the code', () => {
  const open = (inbox: () => unknown) => {
    jest.useFakeTimers({ now: 1_790_000_040_000 });
    withSecret();
    const server = answering({ ...member, ...current, [asked]: inbox });
    return { ...server, view: render(<CodePage />) };
  };

  it('is said over the code within ten seconds, and leads to the receipt', async () => {
    let items: unknown[] = [slip({ at: 1_790_000_039_999 })];
    const { of } = open(() => ({ items }));
    await wait(1_000);
    expect(of(asked).map(({ data }) => data)).toEqual([{ limit: 1 }]);
    expect(screen.queryByText(/刚刚/)).toBeNull();
    items = [slip()];
    await wait(10_000);
    expect(screen.getByText('刚刚已用券，省 ¥50')).toBeTruthy();
    expect(shownDigits()).toBeTruthy();
    fireEvent.click(screen.getByText('看小票'));
    expect(taroTest.calls.at(-1)).toMatchObject({ options: { url: '/pages/slip/index?redemptionId=rd_1' } });
  });

  it('is asked for only while the code is looked at, and at once on the way back', async () => {
    const { of } = open(() => ({ items: [] }));
    await wait(1_000);
    act(() => taroTest.hide());
    const before = of(asked).length;
    await wait(120_000);
    expect(of(asked)).toHaveLength(before);
    act(() => taroTest.show());
    await wait(100);
    expect(of(asked)).toHaveLength(before + 1);
  });

  it('is asked for less often when nobody answers, and one question at a time', async () => {
    const { of } = open(() => refusal('INTERNAL', '不行', true));
    await wait(1_000);
    expect(of(asked)).toHaveLength(1);
    await wait(19_000);
    expect(of(asked)).toHaveLength(1);
    await wait(2_000);
    expect(of(asked)).toHaveLength(2);
    await wait(38_000);
    expect(of(asked)).toHaveLength(2);
  });

  it('is no news any more when she comes back from another page', async () => {
    let items: unknown[] = [];
    open(() => ({ items }));
    items = [slip()];
    await wait(11_000);
    expect(screen.getByText(/刚刚/)).toBeTruthy();
    act(() => taroTest.hide());
    await wait(5_000);
    act(() => taroTest.show());
    await wait(11_000);
    expect(screen.queryByText(/刚刚/)).toBeNull();
  });
});

it('without network the code says that it is good all the same', async () => {
  withSecret();
  answering({ 'session.open': cut });
  render(<CodePage />);
  expect(await screen.findByText('网络断开了，会员码照样能用')).toBeTruthy();
});
