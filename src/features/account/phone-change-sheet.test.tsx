import { fireEvent, render, screen } from '@testing-library/react';
import { answering, refusal } from '../../../tests/component/server';
import { taroTest } from '../../../tests/component/taro';
import { PhoneChangeSheet } from './phone-change-sheet';

beforeEach(() => taroTest.reset());

it('says where the number is changed, before and after WeChat gave the one on file', async () => {
  answering({ 'phone.change': refusal('PHONE_UNCHANGED', '这就是您现在的手机号') });
  render(<PhoneChangeSheet open phoneMasked="138****0001" onClose={() => undefined} />);
  expect(screen.getByText(/如果微信里绑定的还是 138\*\*\*\*0001，请先/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '用微信号码更换' }));
  fireEvent.click(await screen.findByRole('button', { name: '允许' }));
  expect(await screen.findByText(/^微信里绑定的还是 138\*\*\*\*0001。/)).toBeTruthy();
});
