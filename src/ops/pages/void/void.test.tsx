import { act, fireEvent, render, screen } from '@testing-library/react';
import { answering, refusal } from '../../../../tests/component/server';
import { taroTest } from '../../../../tests/component/taro';
import { useConfirm } from '@/lib/confirm';
import VoidPage from './index';

const PAGE = { items: [] };
const LOOKED = {
  couponId: 'cp_a_b_1',
  number: '7K3M9QXR2D4T',
  title: '餐饮券',
  worth: '¥100 代金券',
  holder: '林** 138****0001',
  validUntil: 1_780_000_000_000,
  paidFen: 5_000,
};
const moment = () => act(() => new Promise<void>(done => void setTimeout(done, 20)));
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value }, detail: { value } });
const submit = () => fireEvent.click(screen.getByRole('button', { name: '作废' }));

beforeEach(() => taroTest.reset());

it('sends nothing without a whole number and a reason, and asks before it cannot be undone', async () => {
  const { of } = answering({
    'recall.list': PAGE,
    'coupon.look': LOOKED,
    'coupon.void': { couponId: 'cp_a_b_1', title: '餐饮券', outcome: 'refunded' },
  });
  render(<VoidPage />);
  await moment();
  submit();
  expect(screen.getByText('券号是 12 位字母和数字，请核对')).toBeTruthy();
  expect(screen.getByText('请写明原因')).toBeTruthy();
  type('券号', '7k3m 9qxr 2d4t');
  type('原因（会员会看到）', '发错了');
  submit();
  await moment();
  expect(of('coupon.look')).toMatchObject([{ data: { couponId: '7K3M9QXR2D4T', reason: '发错了' } }]);
  expect(of('coupon.void')).toEqual([]);
  const asked = useConfirm.getState().question;
  for (const word of [
    '7K3M 9QXR 2D4T',
    '餐饮券 · ¥100 代金券',
    '林** 138****0001',
    '原因：发错了',
    '付过 ¥50.00',
  ])
    expect(asked?.body).toContain(word);
  expect(asked?.yes).toBe('确认退款');
  act(() => useConfirm.getState().answer(true));
  await moment();
  expect(of('coupon.void')).toMatchObject([{ data: { couponId: '7K3M9QXR2D4T', reason: '发错了' } }]);
  expect(screen.getByText('「餐饮券」已退款给付款人')).toBeTruthy();
  // what was done stays in sight, and leads to its record
  expect(screen.getByText('餐饮券 · ¥100 代金券 已退款给付款人')).toBeTruthy();
  expect(screen.getByText('券号 7K3M 9QXR 2D4T · 持有人 林** 138****0001')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '查看操作记录' }));
  expect(taroTest.calls.at(-1)).toMatchObject({
    options: { url: expect.stringContaining('/ops/pages/audit/index?subjectId=cp_a_b_1') },
  });
});

it('from an offer it is everything unused of that offer; a refusal stays in sight', async () => {
  taroTest.setParams({ templateId: 'tp_a' });
  const { of } = answering({
    'recall.list': PAGE,
    'recall.look': { templateId: 'tp_a', title: '冬装礼', worth: '满 300 元减 50 元', unused: 12 },
    'coupon.recall': refusal('TEMPLATE_NOT_FOUND', '这个优惠已经下架'),
  });
  render(<VoidPage />);
  await moment();
  type('原因（会员会看到）', '活动取消');
  submit();
  await moment();
  expect(useConfirm.getState().question?.body).toContain('冬装礼 · 满 300 元减 50 元\n现在未用 12 张');
  act(() => useConfirm.getState().answer(true));
  await moment();
  expect(of('coupon.recall')).toMatchObject([{ data: { templateId: 'tp_a', reason: '活动取消' } }]);
  expect(screen.getByText('这个优惠已经下架')).toBeTruthy();
});

it('one that cannot be voided is told before anything is asked', async () => {
  const { of } = answering({
    'recall.list': PAGE,
    'coupon.look': refusal('COUPON_NOT_UNUSED', '这张券已经用过'),
  });
  render(<VoidPage />);
  await moment();
  type('券号', '7k3m 9qxr 2d4t');
  type('原因（会员会看到）', '发错了');
  submit();
  await moment();
  expect(screen.getByText('这张券已经用过')).toBeTruthy();
  expect(useConfirm.getState().question).toBeUndefined();
  expect(of('coupon.void')).toEqual([]);
});
