import { act, fireEvent, render, screen } from '@testing-library/react';
import { answering } from '../../../../tests/component/server';
import { taroTest } from '../../../../tests/component/taro';
import { useActing } from '@/lib/acting';
import { useConfirm } from '@/lib/confirm';
import ExportsPage from './index';

const moment = () => act(() => new Promise<void>(done => void setTimeout(done, 20)));
const row = {
  exportId: 'ex_1',
  kind: 'statement-lines',
  format: 'xlsx',
  month: '2026-10',
  rows: 1_200,
  state: 'waiting',
  at: 1_780_000_000_000,
  byName: '白鹭',
  mine: false,
  takes: true,
};
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const openRow = () => fireEvent.click(screen.getByLabelText(/待批准$/));

beforeEach(() => {
  taroTest.reset();
  useActing.getState().choose({ role: 'finance', storeId: 'st_1', storeName: '湖滨店' });
});

it('a colleague approves only after a yes; the sheet closes and the list is asked again', async () => {
  const { of } = answering({
    'export.list': { items: [row] },
    'export.approve': { ...row, state: 'approved' },
  });
  render(<ExportsPage />);
  await moment();
  openRow();
  press('批准');
  expect(of('export.approve')).toEqual([]);
  act(() => useConfirm.getState().answer(true));
  await moment();
  expect(of('export.approve')).toMatchObject([{ data: { exportId: 'ex_1' } }]);
  expect(of('export.list')).toHaveLength(2);
  expect(screen.queryByText('导出详情')).toBeNull();
});

it('a refusal needs its reason, and goes with it', async () => {
  const { of } = answering({
    'export.list': { items: [row] },
    'export.reject': { ...row, state: 'rejected' },
  });
  render(<ExportsPage />);
  await moment();
  openRow();
  press('拒绝');
  press('拒绝');
  expect(screen.getByText('请写明原因')).toBeTruthy();
  expect(of('export.reject')).toEqual([]);
  const field = screen.getByLabelText('原因');
  fireEvent.input(field, { target: { value: '范围太大' }, detail: { value: '范围太大' } });
  press('拒绝');
  await moment();
  expect(of('export.reject')).toMatchObject([{ data: { exportId: 'ex_1', note: '范围太大' } }]);
});

it('who asked for it cannot approve it', async () => {
  answering({ 'export.list': { items: [{ ...row, mine: true }] } });
  render(<ExportsPage />);
  await moment();
  openRow();
  expect(screen.queryByRole('button', { name: '批准' })).toBeNull();
});

it('one that is being made says so, and turns into one that is there by itself', async () => {
  let state = 'approved';
  const { of } = answering({ 'export.list': () => ({ items: [{ ...row, state }] }) });
  jest.useFakeTimers();
  try {
    render(<ExportsPage />);
    await act(() => jest.advanceTimersByTimeAsync(100));
    expect(screen.getByText(/正在制作/)).toBeTruthy();
    state = 'ready';
    await act(() => jest.advanceTimersByTimeAsync(6_000));
    expect(screen.queryByText(/正在制作/)).toBeNull();
    expect(screen.getByLabelText(/可下载$/)).toBeTruthy();
    const asked = of('export.list').length;
    await act(() => jest.advanceTimersByTimeAsync(20_000));
    expect(of('export.list')).toHaveLength(asked);
  } finally {
    jest.useRealTimers();
  }
});
