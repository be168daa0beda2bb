import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { testServer } from '../../../../tests/component/guide-server';
import { taroTest } from '../../../../tests/component/taro';
import { MakerView } from './maker-view';
import { useDraft } from './use-draft';

const options = { groupName: '云汀百货', brands: [], stores: [], categories: [] };

const Maker = () => (
  <MakerView
    draft={useDraft(undefined)}
    options={options}
    onSaved={() => undefined}
    onSubmitted={() => undefined}
  />
);

const selected = (): string => screen.getByRole('tab', { selected: true }).textContent ?? '';
const next = (): void => void fireEvent.click(screen.getByText('下一步'));
const type = (label: string, value: string): void =>
  void fireEvent.input(screen.getByLabelText(label), { target: { value } });

beforeEach(() => taroTest.reset());

test('a step with something wrong is not left by 下一步: it is told beside its field; a chip still leads anywhere', () => {
  render(<Maker />);
  next();
  expect(selected()).toContain('优惠内容');
  type('优惠名称', '冬装礼');
  type('减多少元', '80');
  type('门槛（元）', '600');
  next();
  expect(selected()).toContain('适用范围');
  // the next one is seen and read from its head
  expect(taroTest.calls.at(-1)).toMatchObject({ api: 'pageScrollTo', options: { scrollTop: 0 } });
  expect(document.activeElement?.textContent).toBe('适用范围');
  fireEvent.click(screen.getByText(/费用承担/));
  type('品牌承担 %', '120');
  next();
  expect(selected()).toContain('费用承担');
  expect(screen.getByText(/合计须为 100%，现在是 200%/)).toBeTruthy();
  expect(screen.getByText('合计 220%，须为 100%')).toBeTruthy();
  type('商场承担 %', '60');
  expect(screen.getByLabelText<HTMLInputElement>('品牌承担 %').value).toBe('40');
  // what was worked out says so, beside the field that she did not touch
  expect(screen.getByText('余下 40%，随之算出')).toBeTruthy();
  expect(screen.getByText('合计 100%')).toBeTruthy();
  next();
  expect(selected()).toContain('预览与试算');
});

test('days and hours become the first of several times, and come back when all are taken out', () => {
  render(<Maker />);
  fireEvent.click(screen.getByText(/条件与时间/));
  fireEvent.click(screen.getByRole('checkbox', { name: '周五' }));
  fireEvent.click(screen.getByText('不同的日子用不同的时段'));
  const chosen = (no: number): string[] =>
    within(screen.getByRole('group', { name: `第 ${no} 段的星期` }))
      .getAllByRole('checkbox', { checked: true })
      .map(one => one.textContent ?? '');
  expect(chosen(1)).toEqual(['周五']);
  fireEvent.click(screen.getByText('再加一段'));
  fireEvent.click(within(screen.getByRole('group', { name: '第 2 段的星期' })).getByText('周日'));
  expect(chosen(2)).toEqual(['周日']);
  fireEvent.click(screen.getByLabelText('去掉第 1 段'));
  expect(chosen(1)).toEqual(['周日']);
  fireEvent.click(screen.getByLabelText('去掉第 1 段'));
  expect(screen.getByRole('group', { name: '限星期几使用' })).toBeTruthy();
});

const faulty = (field: string, message: string): void => {
  const refused = { code: 'OFFER_FAULTY', message: '内容有误', data: { faults: [{ field, message }] } };
  testServer({
    'offer.save': () => ({ data: { templateId: 'tp_1', revision: 1, stock: { issued: 0 } } }),
    'offer.submit': () => ({ refuse: refused }),
  });
};

test.each([
  ['joining', '范围里有 2 个租赁专柜自己收款', '费用承担'],
  ['scope', '没有一个专柜卖这个范围里的商品', '适用范围'],
])('what only the server knows of %s leads to its step and is told there', async (field, message, step) => {
  faulty(field, message);
  render(<Maker />);
  type('优惠名称', '冬装礼');
  type('减多少元', '80');
  fireEvent.click(screen.getByRole('tab', { name: /预览与试算/ }));
  await act(async () => void fireEvent.click(screen.getByText('保存并提交')));
  await waitFor(() => expect(selected()).toContain(step));
  expect(screen.getAllByText(message).length).toBeGreaterThan(0);
});

test('so many days say until when they go, with the day itself', () => {
  render(<Maker />);
  fireEvent.click(screen.getByText(/条件与时间/));
  type('领取当天之后几天有效', '7');
  expect(screen.getByText(/今天领取的，可用到 .* 23:59，连同今天共 8 个自然日/)).toBeTruthy();
});

test('stock that the budget can never pay for is told beside both, at the end again, and stops nothing', () => {
  render(<Maker />);
  type('优惠名称', '冬装礼');
  type('减多少元', '80');
  fireEvent.click(screen.getByRole('tab', { name: /数量与预算/ }));
  type('总库存（张）', '100');
  const hint = '每张最多减 ¥80，预算只够发 50 张，另外 50 张发不出去；要全部能发，预算需要 ¥8,000';
  expect(screen.queryByText(hint)).toBeNull();
  type('预算（元）', '4000');
  expect(screen.getByText(hint)).toBeTruthy();
  next();
  expect(selected()).toContain('费用承担');
  expect(screen.queryByText(hint)).toBeNull();
  next();
  expect(selected()).toContain('预览与试算');
  expect(screen.getByText(hint)).toBeTruthy();
});

test('a budget that the stock never uses is told, and one that fits is not', () => {
  render(<Maker />);
  type('减多少元', '80');
  fireEvent.click(screen.getByRole('tab', { name: /数量与预算/ }));
  type('总库存（张）', '100');
  type('预算（元）', '9000');
  expect(screen.getByText('全部发完最多占用 ¥8,000，预算里有 ¥1,000 用不到')).toBeTruthy();
  type('预算（元）', '8000');
  expect(screen.queryByText(/用不到/)).toBeNull();
});
