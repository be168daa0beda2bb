import { fireEvent, render, screen } from '@testing-library/react';
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
  fireEvent.click(screen.getByText(/费用承担/));
  type('品牌承担 %', '120');
  next();
  expect(selected()).toContain('费用承担');
  expect(screen.getByText(/合计须为 100%，现在是 200%/)).toBeTruthy();
  type('商场承担 %', '60');
  expect(screen.getByLabelText<HTMLInputElement>('品牌承担 %').value).toBe('40');
  next();
  expect(selected()).toContain('预览与试算');
});
