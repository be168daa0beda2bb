import { fireEvent, render, screen } from '@testing-library/react';
import { aMember, answering, aSession, refusal } from '../../../tests/component/server';
import { taroTest } from '../../../tests/component/taro';
import { forgetSession } from '@/lib/session';
import CardPage from './index';

beforeEach(() => {
  taroTest.reset();
  forgetSession();
});

it('a second wrong try does not look like the first', async () => {
  answering({
    'session.open': aSession({ member: aMember() }),
    'card.find': refusal('CARD_NOT_FOUND', '卡号或刮开码不对'),
  });
  const { container } = render(<CardPage />);
  const find = await screen.findByRole('button', { name: '查询这张卡' });
  const [number, pin] = Array.from(container.querySelectorAll('input'));
  const type = (digits: string) => fireEvent.input(pin!, { target: { value: digits } });
  fireEvent.input(number!, { target: { value: '800100020003' } });
  type('111111');
  fireEvent.click(find);
  expect(await screen.findByText('卡号或刮开码不对')).toBeTruthy();
  type('222222');
  fireEvent.click(find);
  expect(await screen.findByText(/还是不对（第 2 次）/)).toBeTruthy();
});
