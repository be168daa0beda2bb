import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { OfferView } from '@core/contracts/offer';
import { useConfirm } from '@/lib/confirm';
import { RestockSheet, type TotalsErrors } from './restock-sheet';

const view = {
  benefit: { kind: 'cash-off', offFen: 5_000 },
  stock: { total: 100, issued: 40, left: 60, budgetFen: 500_000, budgetLeftFen: 300_000 },
} as OfferView;
const sheet = (refused?: TotalsErrors) => {
  const onRestock = jest.fn(async () => refused);
  const onClose = jest.fn();
  render(<RestockSheet view={view} busy={false} onRestock={onRestock} onClose={onClose} />);
  const type = (label: string, value: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
  const submit = () => fireEvent.click(screen.getByRole('button', { name: '确定' }));
  return { onRestock, onClose, type, submit };
};

test('begins with the totals as they are and sends the new ones in fen', async () => {
  const { onRestock, onClose, type, submit } = sheet();
  expect(screen.getByText('现在共 100 张，已发 40 张，还剩 60 张')).toBeTruthy();
  type('新的总库存（张）', '200');
  type('新的总预算（元）', '8,000.50');
  submit();
  await waitFor(() => expect(onRestock).toHaveBeenCalledWith({ stock: 200, budgetFen: 800_050 }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
});

test('stock that the new budget cannot pay for is told while it is typed, and may be asked for all the same', async () => {
  const { onRestock, type, submit } = sheet();
  expect(screen.queryByText(/预算只够/)).toBeNull();
  type('新的总库存（张）', '200');
  expect(
    screen.getByText(/预算只够发 100 张，另外 100 张发不出去；要全部能发，预算需要 ¥10,000/),
  ).toBeTruthy();
  submit();
  await waitFor(() => expect(onRestock).toHaveBeenCalledWith({ stock: 200, budgetFen: 500_000 }));
});

test('what cannot be read is told beside its field and not sent', () => {
  const { onRestock, type, submit } = sheet();
  type('新的总库存（张）', '两百');
  submit();
  expect(screen.getByRole('alert').textContent).toContain('请填写整数');
  expect(onRestock).not.toHaveBeenCalled();
});

test('what the server refuses is told beside its field, and what was typed stays', async () => {
  const { onClose, type, submit } = sheet({ stock: '已发出 40 张，库存不能更少' });
  type('新的总库存（张）', '10');
  submit();
  act(() => useConfirm.getState().answer(true));
  expect((await screen.findByRole('alert')).textContent).toContain('已发出 40 张');
  expect(screen.getByLabelText<HTMLInputElement>('新的总库存（张）').value).toBe('10');
  expect(onClose).not.toHaveBeenCalled();
});

test('a total that lowers is asked about, from what to what, and a no sends nothing', async () => {
  const { onRestock, type, submit } = sheet();
  type('新的总库存（张）', '50');
  type('新的总预算（元）', '4000');
  submit();
  expect(useConfirm.getState().question).toMatchObject({
    title: '减少 50 张？ 预算减少 1,000 元？',
    body: '总库存 100 张 → 50 张\n总预算 5,000 元 → 4,000 元',
    yes: '确认减少',
  });
  await act(async () => useConfirm.getState().answer(false));
  expect(onRestock).not.toHaveBeenCalled();
  submit();
  await act(async () => useConfirm.getState().answer(true));
  expect(onRestock).toHaveBeenCalledWith({ stock: 50, budgetFen: 400_000 });
});
