import { act, fireEvent, render, screen } from '@testing-library/react';
import { answering, refusal, type Call } from '../../../../tests/component/server';
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
    'recall.pieces': PAGE,
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
    'recall.pieces': PAGE,
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

it('an offer is chosen by its name, out of those that have been issued', async () => {
  const offer = (templateId: string, title: string, issued: number) => ({
    templateId,
    title,
    worth: '减 50 元',
    stock: { total: 100, issued, left: 100 - issued },
  });
  const { of } = answering({
    'recall.list': PAGE,
    'recall.pieces': PAGE,
    'offer.list': { items: [offer('tp_new', '新草稿', 0), offer('tp_out', '冬装礼', 12)] },
    'recall.look': { templateId: 'tp_out', title: '冬装礼', worth: '减 50 元', unused: 12 },
  });
  render(<VoidPage />);
  await moment();
  fireEvent.click(screen.getByRole('tab', { name: '一个优惠的全部' }));
  fireEvent.click(screen.getByRole('button', { name: '按名称选优惠' }));
  await moment();
  expect(screen.queryByText('新草稿')).toBeNull();
  expect(screen.getByText('减 50 元 · 已发 12 张')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '冬装礼' }));
  expect(screen.getByText(/^「冬装礼」/)).toBeTruthy();
  type('原因（会员会看到）', '活动取消');
  submit();
  await moment();
  expect(of('recall.look')).toMatchObject([{ data: { templateId: 'tp_out' } }]);
});

it('among many an offer is looked for by what is typed', async () => {
  const offer = {
    templateId: 'tp_out',
    title: '冬装礼',
    worth: '减 50 元',
    stock: { total: 100, issued: 12, left: 88 },
  };
  const { of } = answering({
    'recall.list': PAGE,
    'recall.pieces': PAGE,
    'offer.list': ({ data }: Call) => ({ items: data.text === '春装' ? [] : [offer] }),
  });
  render(<VoidPage />);
  await moment();
  fireEvent.click(screen.getByRole('tab', { name: '一个优惠的全部' }));
  fireEvent.click(screen.getByRole('button', { name: '按名称选优惠' }));
  await moment();
  type('优惠或品牌名称', '冬装');
  await act(() => new Promise<void>(done => void setTimeout(done, 400)));
  expect(of('offer.list').at(-1)?.data).toMatchObject({ text: '冬装' });
  expect(screen.getByRole('button', { name: '冬装礼' })).toBeTruthy();
  type('优惠或品牌名称', '春装');
  await act(() => new Promise<void>(done => void setTimeout(done, 400)));
  expect(screen.getByText('没有找到「春装」')).toBeTruthy();
});

it('one that cannot be voided is told before anything is asked', async () => {
  const { of } = answering({
    'recall.list': PAGE,
    'recall.pieces': PAGE,
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

describe('what was voided before', () => {
  const piece = (part: object = {}) => ({
    recordId: 'aud_1',
    couponId: 'cp_a_b_1',
    number: '7K3M9QXR2D4T',
    templateId: 'tp_a',
    title: '冬装礼',
    worth: '满 300 元减 50 元',
    outcome: 'voided',
    whole: false,
    reason: '发错了人',
    by: '周菁',
    at: 1_780_000_000_000,
    ...part,
  });
  const whole = {
    recallId: 'rc_1',
    templateId: 'tp_b',
    title: '整个活动',
    reason: '取消',
    by: '周菁',
    at: 1,
  };

  it('lists single pieces with number, offer, reason and who, the next page on asking, and leads to the offer', async () => {
    const { of } = answering({
      'recall.list': PAGE,
      'recall.pieces': ({ data }: { data: { cursor?: string } }) =>
        data.cursor
          ? { items: [piece({ recordId: 'aud_0', number: 'AAAABBBBCCCC', outcome: 'refunded' })] }
          : { items: [piece()], nextCursor: 'next' },
    });
    render(<VoidPage />);
    await moment();
    for (const text of ['7K3M 9QXR 2D4T', '冬装礼 · 满 300 元减 50 元', '发错了人'])
      expect(screen.getByText(text)).toBeTruthy();
    expect(screen.getByText(/^周菁 · /)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '再看一些' }));
    await moment();
    expect(of('recall.pieces').at(-1)).toMatchObject({ data: { cursor: 'next' } });
    expect(screen.getByText('AAAA BBBB CCCC')).toBeTruthy();
    expect(screen.getByText('已退款')).toBeTruthy();
    fireEvent.click(screen.getByText('7K3M 9QXR 2D4T'));
    expect(taroTest.calls.at(-1)).toMatchObject({
      options: { url: expect.stringContaining('/ops/pages/offer-view/index?templateId=tp_a') },
    });
  });

  it('finds one by its number, however it is typed, and tells one that was never voided', async () => {
    const { of } = answering({
      'recall.list': PAGE,
      'recall.pieces': ({ data }: { data: { couponId?: string } }) =>
        data.couponId === '7K3M9QXR2D4T' ? { items: [piece({ whole: true })] } : PAGE,
    });
    render(<VoidPage />);
    await moment();
    expect(screen.getByText('还没有单独作废过券')).toBeTruthy();
    type('按券号找', '7k3m 9qxr');
    await moment();
    expect(screen.getByText('券号是 12 位字母和数字，请核对')).toBeTruthy();
    expect(of('recall.pieces')).toHaveLength(1);
    type('按券号找', '7k3m 9qxr 2d4t');
    await moment();
    expect(screen.getByText('已作废 · 和整个优惠一起')).toBeTruthy();
    type('按券号找', '000000000000');
    await moment();
    expect(screen.getByText('这张券没有作废过')).toBeTruthy();
  });

  it('whole offers stand beside them', async () => {
    answering({
      'recall.list': { items: [{ ...whole, state: 'done', voided: 3, refunded: 1 }] },
      'recall.pieces': PAGE,
    });
    render(<VoidPage />);
    await moment();
    expect(screen.queryByText('整个活动')).toBeNull();
    fireEvent.click(screen.getByRole('tab', { name: '整个优惠' }));
    expect(screen.getByText('整个活动')).toBeTruthy();
    expect(screen.getByText('作废 3 张，退款 1 张')).toBeTruthy();
  });

  it('a piece that was just voided is in the list', async () => {
    const { of } = answering({
      'recall.list': PAGE,
      'recall.pieces': () => (of('coupon.void').length > 0 ? { items: [piece()] } : PAGE),
      'coupon.look': LOOKED,
      'coupon.void': { couponId: 'cp_a_b_1', title: '冬装礼', outcome: 'voided' },
    });
    render(<VoidPage />);
    await moment();
    type('券号', '7k3m 9qxr 2d4t');
    type('原因（会员会看到）', '发错了人');
    submit();
    await moment();
    act(() => useConfirm.getState().answer(true));
    await moment();
    expect(screen.getByText('7K3M 9QXR 2D4T')).toBeTruthy();
  });
});
