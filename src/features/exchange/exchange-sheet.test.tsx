import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { answering, refusal } from '../../../tests/component/server';
import { taroTest } from '../../../tests/component/taro';
import { ExchangeEntry } from './exchange-entry';
import { exchangeMessages as words } from './messages';

beforeEach(() => taroTest.reset());

const say = async (text: string) => {
  fireEvent.click(screen.getByText(words.open));
  fireEvent.input(await screen.findByLabelText(words.label), { target: { value: text } });
  fireEvent.click(screen.getByRole('button', { name: words.take }));
};

it('tells what came of what was said, and goes', async () => {
  answering({ 'coupon.exchange': { title: '双十一券' } });
  const onTaken = jest.fn(async () => undefined);
  render(<ExchangeEntry onTaken={onTaken} />);
  await say(' 双11快乐 ');
  await waitFor(() => expect(onTaken).toHaveBeenCalled());
  expect(screen.queryByLabelText(words.label)).toBeNull();
});

it('says what is wrong, and stays', async () => {
  answering({ 'coupon.exchange': refusal('EXCHANGE_WRONG', '口令或兑换码不对，请核对后再试') });
  render(<ExchangeEntry onTaken={async () => undefined} />);
  await say('没有这个');
  expect(await screen.findByText('口令或兑换码不对，请核对后再试')).toBeTruthy();
  expect(screen.getByLabelText(words.label)).toBeTruthy();
});

it('asks for words when nothing was said', async () => {
  render(<ExchangeEntry onTaken={async () => undefined} />);
  await say('  ');
  expect(await screen.findByText(words.missing)).toBeTruthy();
});
