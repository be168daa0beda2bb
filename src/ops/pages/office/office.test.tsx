import { fireEvent, render, screen } from '@testing-library/react';
import { taroTest } from '../../../../tests/component/taro';
import { testServer } from '../../../../tests/component/guide-server';
import { useActing } from '@/lib/acting';
import OfficePage from './index';

const store = { storeId: 'st_1', name: '湖滨店', city: '杭州' };
const post = (role: string, more: object = {}) => ({ role, store, counters: [], ...more });
const list = (...posts: object[]) => ({ data: { state: 'active', staffId: 'sf_1', name: '白鹭', posts } });
const brand = { brandId: 'br_1', name: '青萝', logo: '' };

beforeEach(() => {
  taroTest.reset();
  useActing.getState().forget();
});

test('a brand’s operator is told what waits for her, with the way there; what does not wait is not named', async () => {
  const server = testServer({
    'post.list': () => list(post('brand-operator', { brand })),
    'offer.list': () => ({ data: { items: [{}, {}], nextCursor: 'more' } }),
    'offer.joinable': () => ({ data: { items: [{ counters: [{ joined: true }] }] } }),
    'statement.list': () => ({ data: { items: [{ state: 'issued' }, { state: 'settled' }] } }),
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
    'staff.list': () => ({ data: { items: [{ state: 'applied' }, { state: 'active' }] } }),
    'offer.joinable': () =>
      (tries += 1) === 1
        ? { refuse: { code: 'INTERNAL', message: '系统开小差了', retryable: true } }
        : { data: { items: [{ counters: [{ joined: false }] }] } },
  });
  render(<OfficePage />);
  expect(await screen.findByLabelText('入职申请待批准 1')).toBeTruthy();
  fireEvent.click(screen.getByText('没能查到，点这里再试'));
  expect(await screen.findByLabelText('优惠等柜台参与 1')).toBeTruthy();
});

test('who has several posts chooses one; who has none here is told so', async () => {
  testServer({
    'post.list': () => list(post('finance'), post('group-operator')),
    'offer.list': () => ({ data: { items: [] } }),
    'statement.list': () => ({ data: { items: [] } }),
    'export.list': () => ({ data: { items: [] } }),
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
