import { act, fireEvent, render, screen } from '@testing-library/react';
import { answering } from '../../../../tests/component/server';
import { taroTest } from '../../../../tests/component/taro';
import { useActing } from '@/lib/acting';
import { useConfirm } from '@/lib/confirm';
import StatementsPage from './index';

const moment = () => act(() => new Promise<void>(done => void setTimeout(done, 20)));
const month = (states: object) => ({
  month: '2026-10',
  over: true,
  locked: false,
  dueFen: 0,
  brands: 12,
  states,
});

beforeEach(() => {
  taroTest.reset();
  taroTest.setParams({ month: '2026-10' });
  useActing.getState().choose({ role: 'finance', storeId: 'st_1', storeName: '湖滨店' });
});

test.each([
  { states: { issued: 12, confirmed: 3 }, says: /12 张结算单还等品牌确认，锁账后/, why: 'nobody agreed yet' },
  {
    states: { issued: 2, disputed: 1 },
    says: /2 张结算单还等品牌确认，1 张有异议没有答复，锁账后/,
    why: 'one objected',
  },
  { states: { confirmed: 12 }, says: /^锁账后/, why: 'all agreed' },
])('before a month is locked it says who has not agreed: $why', async ({ states, says }) => {
  const { of } = answering({
    'statement.list': { items: [] },
    'books.open': { figures: {}, months: [month(states)] },
    'books.lock': { month: '2026-10', lockedAt: 1 },
  });
  render(<StatementsPage />);
  await moment();
  fireEvent.click(screen.getByRole('button', { name: '锁账' }));
  await moment();
  expect(useConfirm.getState().question?.body).toMatch(says);
  expect(of('books.lock')).toEqual([]);
  act(() => useConfirm.getState().answer(true));
  await moment();
  expect(of('books.lock')).toHaveLength(1);
});
