import { fireEvent, render, screen } from '@testing-library/react';
import { aMember, answering, aSession } from '../../../tests/component/server';
import { taroTest } from '../../../tests/component/taro';
import { forgetSession } from '@/lib/session';
import PointsPage from './index';

const session = { 'session.open': aSession({ member: aMember({ points: 3456 }) }) };
const until = Date.parse('2099-12-31T23:59:59+08:00');
const points = (part: object = {}) => ({
  points: 3456,
  worthFen: 3456,
  held: 0,
  debt: 0,
  lots: [{ until, points: 3456 }],
  perYuan: 100,
  step: 100,
  capBp: 5000,
  rateBp: 12_500,
  ...part,
});
const move = (entryId: string, part: object = {}) => ({ entryId, at: 1, kind: 'earn', points: 500, ...part });

beforeEach(() => {
  taroTest.reset();
  forgetSession();
});

it('says what she has, its worth, when it ends, and how the rules go in her tier', async () => {
  answering({ ...session, 'points.get': points(), 'points.list': { items: [move('a')] } });
  render(<PointsPage />);
  expect(await screen.findByText('3,456')).toBeTruthy();
  expect(screen.getByText('可抵 ¥34.00')).toBeTruthy();
  expect(screen.getByText('3,456 积分 2099年12月31日 到期')).toBeTruthy();
  expect(screen.getByText(/每实付 1 元得 1.25 积分/)).toBeTruthy();
  expect(screen.queryByText(/还欠/)).toBeNull();
});

it('says what waits to be paid with, and nothing of it otherwise', async () => {
  answering({ ...session, 'points.get': points({ held: 800 }), 'points.list': { items: [] } });
  const { unmount } = render(<PointsPage />);
  expect(await screen.findByText(/^占用 800 积分/)).toBeTruthy();
  unmount();
  answering({ ...session, 'points.get': points(), 'points.list': { items: [] } });
  render(<PointsPage />);
  expect(await screen.findByText('3,456')).toBeTruthy();
  expect(screen.queryByText(/占用/)).toBeNull();
});

it('says that a bill waits for the till, so that nobody looks for its points', async () => {
  const waiting = { bills: 1, dueFen: 151_800 };
  answering({ ...session, 'points.get': points({ waiting }), 'points.list': { items: [] } });
  render(<PointsPage />);
  expect(await screen.findByText(/^1 笔消费 ¥1,518.00 等收银上传/)).toBeTruthy();
});

it('says what she owes, and why', async () => {
  answering({ ...session, 'points.get': points({ debt: 1200 }), 'points.list': { items: [] } });
  render(<PointsPage />);
  expect(await screen.findByText('还欠 1,200 积分')).toBeTruthy();
  expect(screen.getByText('还没有积分')).toBeTruthy();
});

it('lists every movement with its sign and place, and goes on to the next page', async () => {
  const { of } = answering({
    ...session,
    'points.get': points(),
    'points.list': ({ data }: { data: { cursor?: string } }) =>
      data.cursor
        ? { items: [move('b', { kind: 'spend', points: -200 })] }
        : { items: [move('a', { place: '湖滨店 青萝专柜' })], nextCursor: 'next' },
  });
  render(<PointsPage />);
  expect(await screen.findByText('+500')).toBeTruthy();
  expect(screen.getByText(/湖滨店 青萝专柜/)).toBeTruthy();
  fireEvent.click(screen.getByText('看更多'));
  expect(await screen.findByText('−200')).toBeTruthy();
  expect(screen.getByText('抵扣账单')).toBeTruthy();
  expect(of('points.list').map(({ data }) => data)).toEqual([{}, { cursor: 'next' }]);
  expect(screen.queryByText('看更多')).toBeNull();
});

it('asks a stranger to join, and asks the server nothing of her points', async () => {
  const { of } = answering({ 'session.open': aSession() });
  render(<PointsPage />);
  expect(await screen.findByText('入会后攒积分')).toBeTruthy();
  expect(of('points.get')).toEqual([]);
});
