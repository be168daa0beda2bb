import { act, fireEvent, render, screen } from '@testing-library/react';
import { answering, refusal } from '../../../../tests/component/server';
import { taroTest } from '../../../../tests/component/taro';
import { useConfirm } from '@/lib/confirm';
import JoiningPage from './index';

const line = (key: string, storeName: string, name: string, brands: string[], joined = false) => ({
  counter: { counterId: `ct_${key}`, name, floor: '3F', storeId: 'st_1', storeName },
  brands,
  joined,
});
const row = (key: string, title: string, counters: object[]) => ({
  templateId: `tp_${key}`,
  title,
  worth: '满 300 元减 50 元',
  state: 'confirmed',
  claimUntil: 1_780_000_000_000,
  rules: ['满 300 元减 50 元'],
  brandShareBp: 5_000,
  counters,
});
const WINTER = row('winter', '冬装礼', [
  line('n1', '北城店', '一号专柜', ['青萝']),
  line('n2', '北城店', '二号专柜', ['远山', '青萝']),
  line('s1', '南湖店', '三号专柜', ['青萝'], true),
  line('s2', '南湖店', '四号专柜', ['远山']),
]);
const TEA = row('tea', '下午茶', [line('t1', '北城店', '茶坞', ['茶坞'])]);
const LIST = { items: [WINTER, TEA] };

const moment = () => act(() => new Promise<void>(done => void setTimeout(done, 20)));
const find = (value: string) =>
  fireEvent.input(screen.getByLabelText('按优惠、柜台、品牌或门店找'), { target: { value } });
const counters = (): string[] =>
  screen.queryAllByRole('button', { name: /专柜|茶坞/ }).map(button => button.getAttribute('aria-label')!);
const open = async (replies: object = {}) => {
  const server = answering({ 'offer.joinable': LIST, ...replies });
  render(<JoiningPage />);
  await moment();
  return server;
};
const answer = (sure: boolean) => act(() => useConfirm.getState().answer(sure));

beforeEach(() => taroTest.reset());

test.each([
  ['一号', ['一号专柜参与冬装礼'], 'the counter'],
  ['青萝', ['一号专柜参与冬装礼', '二号专柜参与冬装礼', '三号专柜退出冬装礼'], 'a brand sold there'],
  ['南湖 远山', ['四号专柜参与冬装礼'], 'the store and a brand, in two words'],
  ['下午茶', ['茶坞参与下午茶'], 'the offer'],
])('%s finds counters by %j: %s', async (text, expected) => {
  await open();
  expect(counters()).toHaveLength(5);
  find(text);
  expect(counters()).toEqual(expected);
});

test('what is nowhere is told, and the search stays', async () => {
  await open();
  find('西山');
  expect(screen.getByText('没有找到')).toBeTruthy();
  find('');
  expect(counters()).toHaveLength(5);
});

test('all that are listed and not in yet take part after a question that names the share', async () => {
  const joined = { ...WINTER, counters: WINTER.counters.map(one => ({ ...one, joined: true })) };
  const { of } = await open({ 'offer.join-all': { row: joined, unable: [] } });
  find('青萝');
  expect(screen.getByText('列出 3 个，共 4 个柜台')).toBeTruthy();
  fireEvent.click(screen.getByText('全部参与（2 个）'));
  await moment();
  expect(useConfirm.getState().question).toMatchObject({ title: '让列出的 2 个柜台都参与？' });
  expect(useConfirm.getState().question?.body).toContain('品牌承担 50%');
  expect(of('offer.join-all')).toEqual([]);
  answer(true);
  await moment();
  expect(of('offer.join-all')).toMatchObject([
    { data: { templateId: 'tp_winter', counterIds: ['ct_n1', 'ct_n2'] } },
  ]);
  expect(screen.getByText('已有 4 个柜台参与')).toBeTruthy();
  expect(screen.queryByText(/全部参与/)).toBeNull();
});

test('without a yes nothing is sent', async () => {
  const { of } = await open();
  fireEvent.click(screen.getByText('全部参与（3 个）'));
  await moment();
  answer(false);
  await moment();
  expect(of('offer.join-all')).toEqual([]);
});

test('those that could not are named with why, beside their offer, until the next step', async () => {
  const unable = [{ counterId: 'ct_n2', message: '这个柜台没有适用的商品，不能参与' }];
  await open({ 'offer.join-all': { row: WINTER, unable }, 'offer.join': WINTER });
  fireEvent.click(screen.getByText('全部参与（3 个）'));
  await moment();
  answer(true);
  await moment();
  expect(screen.getByText('二号专柜：这个柜台没有适用的商品，不能参与')).toBeTruthy();
  fireEvent.click(screen.getByLabelText('一号专柜参与冬装礼'));
  await moment();
  expect(screen.queryByText(/^二号专柜：/)).toBeNull();
});

test('a refusal of all is told, and the list is asked again', async () => {
  const { of } = await open({ 'offer.join-all': refusal('OFFER_NOT_FOUND', '这个优惠已经结束') });
  fireEvent.click(screen.getByText('全部参与（3 个）'));
  await moment();
  answer(true);
  await moment();
  expect(screen.getByText('这个优惠已经结束')).toBeTruthy();
  expect(of('offer.joinable')).toHaveLength(2);
});

test('one counter alone needs no button for all', async () => {
  await open();
  find('茶坞');
  expect(screen.queryByText(/全部参与/)).toBeNull();
});
