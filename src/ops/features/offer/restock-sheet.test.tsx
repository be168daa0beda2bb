import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { OfferView } from '@core/contracts/offer';
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
  expect(screen.getByText('已发 40 张，还剩 60 张')).toBeTruthy();
  type('总库存（张）', '200');
  type('总预算（元）', '8,000.50');
  submit();
  expect(onRestock).toHaveBeenCalledWith({ stock: 200, budgetFen: 800_050 });
  await waitFor(() => expect(onClose).toHaveBeenCalled());
});

test('stock that the new budget cannot pay for is told while it is typed, and may be asked for all the same', () => {
  const { onRestock, type, submit } = sheet();
  expect(screen.queryByText(/预算只够/)).toBeNull();
  type('总库存（张）', '200');
  expect(
    screen.getByText(/预算只够发 100 张，另外 100 张发不出去；要全部能发，预算需要 ¥10,000/),
  ).toBeTruthy();
  submit();
  expect(onRestock).toHaveBeenCalledWith({ stock: 200, budgetFen: 500_000 });
});

test('what cannot be read is told beside its field and not sent', () => {
  const { onRestock, type, submit } = sheet();
  type('总库存（张）', '两百');
  submit();
  expect(screen.getByRole('alert').textContent).toContain('请填写整数');
  expect(onRestock).not.toHaveBeenCalled();
});

test('what the server refuses is told beside its field, and what was typed stays', async () => {
  const { onClose, type, submit } = sheet({ stock: '已发出 40 张，库存不能更少' });
  type('总库存（张）', '10');
  submit();
  expect((await screen.findByRole('alert')).textContent).toContain('已发出 40 张');
  expect(screen.getByLabelText<HTMLInputElement>('总库存（张）').value).toBe('10');
  expect(onClose).not.toHaveBeenCalled();
});
