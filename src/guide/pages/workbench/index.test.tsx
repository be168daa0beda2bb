import { act, render, screen } from '@testing-library/react';
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
const open = (role: 'guide' | 'store-manager', counterId: string | undefined, over: object = {}) => {
  act(() => useActing.setState({ acting: { role, storeId: 'st_1', storeName: '湖滨店', counterId } }));
  let applicants = 1;
  const counters = [counter('ct_1', '青萝专柜'), counter('ct_2', '知棉专柜')];
  testServer({
    'workbench.open': () => ({
      data: {
        staffId: 'sf_1',
        name: '林晓',
        avatar: '',
        posts: [{ role, store, counters }],
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
