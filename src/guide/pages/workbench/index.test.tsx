import { act, fireEvent, render, screen } from '@testing-library/react';
import { useActing } from '@/lib/acting';
import { testServer } from '../../../../tests/component/guide-server';
import { taroTest } from '../../../../tests/component/taro';
import WorkbenchPage from '.';

const store = { storeId: 'st_1', name: '湖滨店', city: '杭州' };
const counter = (counterId: string, name: string) => ({
  counterId,
  name,
  floor: '3F',
  storeId: 'st_1',
  storeName: '湖滨店',
  brands: [],
  categories: [],
});
const open = (
  role: 'guide' | 'cashier' | 'store-manager',
  counterId: string | undefined,
  over: object = {},
) => {
  act(() => useActing.setState({ acting: { role, storeId: 'st_1', storeName: '湖滨店', counterId } }));
  let applicants = 1;
  const counters = [counter('ct_1', '青萝专柜'), counter('ct_2', '知棉专柜')];
  testServer({
    'workbench.open': () => ({
      data: {
        staffId: 'sf_1',
        name: '林晓',
        avatar: '',
        posts: [{ role, store, wholeStore: role !== 'guide', counters }],
        today: { redemptions: 3, savedFen: 28_000, newMembers: 2 },
        ...(role === 'store-manager' ? { applicants: applicants++ } : {}),
        ...over,
      },
    }),
  });
  render(<WorkbenchPage />);
};

beforeEach(() => taroTest.reset());

test('a manager sees how many wait for her word, and again whenever she comes back', async () => {
  open('store-manager', undefined);
  expect(await screen.findByRole('button', { name: '员工管理，1 人待批准' })).toBeTruthy();
  act(() => taroTest.show());
  expect(await screen.findByRole('button', { name: '员工管理，2 人待批准' })).toBeTruthy();
});

test('nobody waits: the tile says what it is for', async () => {
  open('store-manager', undefined, { applicants: 0 });
  expect(await screen.findByText('邀请与审批')).toBeTruthy();
});

test.each([
  ['guide', 'ct_1', '我的今天'],
  ['store-manager', 'ct_1', '我的今天'],
  ['store-manager', undefined, '全店今天'],
] as const)('the figures of a %s at %s say whose they are: %s', async (role, counterId, words) => {
  open(role, counterId);
  expect(await screen.findByText(words)).toBeTruthy();
});

test('who works at several places reads what the arrows are for', async () => {
  open('guide', 'ct_1');
  expect(await screen.findByText('切换')).toBeTruthy();
});

test.each([
  ['guide', 'ct_1', '扫会员码', 'scan'],
  ['cashier', 'ct_1', '扫会员码、账单码', 'scan'],
  ['cashier', undefined, '扫会员码、账单码', 'scan'],
  ['store-manager', undefined, '选一个柜台再扫码', undefined],
] as const)(
  'the great button of a %s at %s says what can be scanned: %s',
  async (role, counterId, words, leads) => {
    open(role, counterId);
    fireEvent.click(await screen.findByRole('button', { name: words }));
    const opened = taroTest.calls.find(({ api }) => api === 'navigateTo')?.options;
    expect(opened).toEqual(leads && { url: `/guide/pages/${leads}/index` });
  },
);

test('a cashier of the whole store begins at its own till, without a question', async () => {
  act(() => useActing.setState({ acting: undefined }));
  const counters = [counter('ct_1', '青萝专柜'), counter('ct_2', '知棉专柜')];
  const posts = [{ role: 'cashier', store, wholeStore: true, counters }];
  const today = { redemptions: 0, savedFen: 0, newMembers: 0 };
  testServer({
    'post.list': () => ({ data: { state: 'active', name: '吴桐', posts } }),
    'workbench.open': () => ({ data: { staffId: 'sf_1', name: '吴桐', avatar: '', posts, today } }),
  });
  render(<WorkbenchPage />);
  expect(await screen.findByText('收银员 · 湖滨店 · 总收银台')).toBeTruthy();
  expect(useActing.getState().acting).toEqual({ role: 'cashier', storeId: 'st_1', storeName: '湖滨店' });
});
