import { act, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react';
import { taroTest } from '../../../../tests/component/taro';
import { testServer } from '../../../../tests/component/guide-server';
import { useActing } from '@/lib/acting';
import { useToast } from '@/lib/toast';
import { login } from '@/lib/transport/login';
import { FRESH_EVERY_MS } from '../../lib/use-kept-fresh';
import { useOffice } from '../../features/office/use-office';
import OfficePage from './index';

const store = { storeId: 'st_1', name: '湖滨店', city: '杭州' };
const post = (role: string, more: object = {}) => ({ role, store, counters: [], ...more });
const list = (...posts: object[]) => ({ data: { state: 'active', staffId: 'sf_1', name: '白鹭', posts } });
const shift = { redemptions: { count: 3, savedFen: 5_000, payFen: 123_450 }, refunds: { count: 0 } };
const owed = { brandsOwedFen: 1, voucherLiabilityFen: 2, pointsLiabilityFen: 3, mallDiscountFen: 4 };
const brand = { brandId: 'br_1', name: '青萝', logo: '' };

beforeEach(() => {
  taroTest.reset();
  useActing.getState().forget();
});

test('a brand’s operator is told what waits for her, with the way there; what does not wait is not named', async () => {
  const server = testServer({
    'post.list': () => list(post('brand-operator', { brand })),
    'offer.list': ({ data }) => {
      const asked = data as { asked?: boolean; state?: string };
      if (asked.asked) return { data: { items: [{}, {}], nextCursor: 'more' } };
      return {
        data: { items: asked.state === 'confirmed' ? [{ made: true }, { made: false }] : [{}, {}, {}] },
      };
    },
    'offer.joinable': () => ({ data: { items: [{ counters: [{ joined: true }] }] } }),
    'statement.list': () => ({
      data: {
        items: [
          { state: 'issued', month: '2026-10', dueFen: 335_050, salesFen: 900_000 },
          { state: 'settled', month: '2026-09', dueFen: 1, salesFen: 1 },
        ],
      },
    }),
  });
  render(<OfficePage />);
  expect(await screen.findByLabelText('优惠等您确认费用 2')).toBeTruthy();
  expect(screen.getByText('2+')).toBeTruthy();
  expect(screen.getByText('品牌运营 · 青萝')).toBeTruthy();
  expect(screen.queryByText('优惠等柜台参与')).toBeNull();
  expect(server.of('offer.list')[0]).toMatchObject({
    as: { role: 'brand-operator', brandId: 'br_1' },
    data: { asked: true },
  });
  // agreed to and not out yet: hers to publish; what the mall makes is not
  fireEvent.click(screen.getByLabelText('优惠待发布 1'));
  expect(taroTest.calls.at(-1)).toMatchObject({ options: { url: '/ops/pages/offers/index?show=confirmed' } });
  fireEvent.click(screen.getByLabelText('优惠等您确认费用 2'));
  expect(taroTest.calls.at(-1)).toMatchObject({ options: { url: '/ops/pages/offers/index?show=asked' } });
  expect(screen.getByLabelText('进行中的优惠 3')).toBeTruthy();
  expect(screen.getByLabelText('2026年10月应结算 ¥3,350.50')).toBeTruthy();
  fireEvent.click(screen.getByLabelText('结算单待确认 1'));
  expect(taroTest.calls.at(-1)).toMatchObject({
    api: 'navigateTo',
    options: { url: '/ops/pages/statements/index' },
  });
});

test('one kind that cannot be counted does not hide the others, and is asked again', async () => {
  let tries = 0;
  testServer({
    'post.list': () => list(post('store-manager')),
    'redemption.unmet': () => ({ data: { items: [] } }),
    'shift.report': () => ({ data: shift }),
    'staff.list': () => ({ data: { items: [{ state: 'applied' }, { state: 'active' }] } }),
    'offer.joinable': () =>
      (tries += 1) === 1
        ? { refuse: { code: 'INTERNAL', message: '系统开小差了', retryable: true } }
        : { data: { items: [{ counters: [{ joined: false }] }] } },
  });
  render(<OfficePage />);
  expect(await screen.findByLabelText('入职申请待批准 1')).toBeTruthy();
  expect(await screen.findByLabelText('今天核销 3 笔')).toBeTruthy();
  expect(screen.getByLabelText('今天用券账单实付 ¥1,234.50')).toBeTruthy();
  fireEvent.click(screen.getByText('没能查到，点这里再试'));
  expect(await screen.findByLabelText('优惠等柜台参与 1')).toBeTruthy();
});

test('who has several posts chooses one; who has none here is told so', async () => {
  testServer({
    'post.list': () => list(post('finance'), post('group-operator')),
    'offer.list': () => ({ data: { items: [] } }),
    'statement.list': () => ({ data: { items: [] } }),
    'export.list': () => ({ data: { items: [] } }),
    'books.open': () => ({ data: { figures: owed, months: [] } }),
  });
  const { unmount } = render(<OfficePage />);
  fireEvent.click(await screen.findByText('集团运营 · 全集团'));
  expect(await screen.findByText('没有等您处理的事')).toBeTruthy();
  unmount();
  useActing.getState().forget();
  testServer({ 'post.list': () => list(post('guide')) });
  render(<OfficePage />);
  expect(await screen.findByText('您还没有总部或门店管理的岗位')).toBeTruthy();
});

test('what others did reaches a page that stays open, by itself', async () => {
  jest.useFakeTimers();
  try {
    let disputed = 0;
    testServer({
      'post.list': () => list(post('finance')),
      'statement.list': () => ({
        data: { items: Array.from({ length: disputed }, () => ({ state: 'disputed' })) },
      }),
      'export.list': () => ({ data: { items: [] } }),
      'books.open': () => ({ data: { figures: owed, months: [] } }),
    });
    render(<OfficePage />);
    expect(await screen.findByText('没有等您处理的事')).toBeTruthy();
    disputed = 1;
    await act(() => jest.advanceTimersByTimeAsync(FRESH_EVERY_MS));
    expect(await screen.findByLabelText('结算单有异议 1')).toBeTruthy();
  } finally {
    jest.useRealTimers();
  }
});

test('a browser that a phone let in stays in the post it was let in for, and says how to change', async () => {
  const at = { storeId: 'st_1', storeName: '湖滨店' };
  useActing.getState().choose({ role: 'finance', ...at });
  login.leave = () => undefined;
  try {
    testServer({
      'post.list': () => list(post('finance'), post('group-operator')),
      'statement.list': () => ({ data: { items: [] } }),
      'export.list': () => ({ data: { items: [] } }),
      'books.open': () => ({ data: { figures: owed, months: [] } }),
    });
    const { result } = renderHook(() => useOffice());
    await waitFor(() => expect(result.current.current).toMatchObject({ role: 'finance' }));
    act(() => result.current.choose(result.current.posts[1]!));
    expect(useActing.getState().acting).toMatchObject({ role: 'finance' });
    expect(useToast.getState().text).toContain('换岗位请用手机重新登录');
  } finally {
    delete login.leave;
  }
});
