import { act, fireEvent, render, screen } from '@testing-library/react';
import { answering, refusal } from '../../../../tests/component/server';
import { taroTest } from '../../../../tests/component/taro';
import { useConfirm } from '@/lib/confirm';
import VoidPage from './index';

const PAGE = { items: [] };
const moment = () => act(() => new Promise<void>(done => void setTimeout(done, 20)));
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value }, detail: { value } });
const submit = () => fireEvent.click(screen.getByRole('button', { name: '作废' }));

beforeEach(() => taroTest.reset());

it('sends nothing without a whole number and a reason, and asks before it cannot be undone', async () => {
  const { of } = answering({
    'recall.list': PAGE,
    'coupon.void': { couponId: 'cp_a_b_1', title: '满减券', outcome: 'refunded' },
  });
  render(<VoidPage />);
  await moment();
  submit();
  expect(screen.getByText('券号是 12 位字母和数字，请核对')).toBeTruthy();
  expect(screen.getByText('请写明原因')).toBeTruthy();
  type('券号', '7k3m 9qxr 2d4t');
  type('原因（会员会看到）', '发错了');
  submit();
  expect(of('coupon.void')).toEqual([]);
  act(() => useConfirm.getState().answer(true));
  await moment();
  expect(of('coupon.void')).toMatchObject([{ data: { couponId: '7K3M9QXR2D4T', reason: '发错了' } }]);
  expect(screen.getByText('「满减券」已退款给付款人')).toBeTruthy();
});

it('from an offer it is everything unused of that offer; a refusal stays in sight', async () => {
  taroTest.setParams({ templateId: 'tp_a' });
  const { of } = answering({
    'recall.list': PAGE,
    'coupon.recall': refusal('TEMPLATE_NOT_FOUND', '这个优惠已经下架'),
  });
  render(<VoidPage />);
  await moment();
  type('原因（会员会看到）', '活动取消');
  submit();
  act(() => useConfirm.getState().answer(true));
  await moment();
  expect(of('coupon.recall')).toMatchObject([{ data: { templateId: 'tp_a', reason: '活动取消' } }]);
  expect(screen.getByText('这个优惠已经下架')).toBeTruthy();
});
