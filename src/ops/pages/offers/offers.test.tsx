import { act, fireEvent, render, screen } from '@testing-library/react';
import { answering, type Call } from '../../../../tests/component/server';
import { taroTest } from '../../../../tests/component/taro';
import OffersPage from './index';

const anOffer = (templateId: string, title: string) => ({
  templateId,
  title,
  worth: '减 50 元',
  state: 'published',
  claimFrom: 1,
  claimUntil: 2,
  updatedAt: 1,
  stock: { total: 100, issued: 1, left: 99 },
});
/** longer than the pause of typing */
const moment = (ms = 20) => act(() => new Promise<void>(done => void setTimeout(done, ms)));
const paused = () => moment(400);
const type = (value: string) =>
  fireEvent.input(screen.getByLabelText('按名称找'), { target: { value }, detail: { value } });

beforeEach(() => taroTest.reset());

it('what is typed narrows the list within the chosen state, once she pauses', async () => {
  const { of } = answering({
    'offer.list': ({ data }: Call) => ({
      items:
        data.text === '冬装'
          ? [anOffer('tp_b', '冬装礼')]
          : [anOffer('tp_a', '周末满减'), anOffer('tp_b', '冬装礼')],
    }),
  });
  render(<OffersPage />);
  await moment();
  fireEvent.click(screen.getByRole('radio', { name: '进行中' }));
  type('冬');
  type(' 冬装 ');
  await paused();
  expect(of('offer.list').at(-1)?.data).toMatchObject({ state: 'published', text: '冬装' });
  expect(of('offer.list').some(({ data }) => data.text === '冬')).toBe(false);
  expect(screen.queryByText('周末满减')).toBeNull();
  expect(screen.getByText('冬装礼')).toBeTruthy();
});

it('a page that holds none of it is gone past; only the end says that there is none', async () => {
  const { of } = answering({
    'offer.list': ({ data }: Call) => {
      if (data.text === undefined) return { items: [anOffer('tp_a', '周末满减')] };
      if (data.cursor === undefined) return { items: [], nextCursor: 'later' };
      return { items: data.text === '旧' ? [anOffer('tp_old', '旧满减')] : [] };
    },
  });
  render(<OffersPage />);
  await moment();
  type('旧');
  await paused();
  expect(screen.getByText('旧满减')).toBeTruthy();
  expect(of('offer.list').at(-1)?.data).toMatchObject({ text: '旧', cursor: 'later' });
  type('没有的');
  await paused();
  expect(screen.getByText('没有找到「没有的」')).toBeTruthy();
});
