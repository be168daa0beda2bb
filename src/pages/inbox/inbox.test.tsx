import { act, render, screen, waitFor } from '@testing-library/react';
import { aMember, answering, aSession, cut } from '../../../tests/component/server';
import { taroTest } from '../../../tests/component/taro';
import { forgetSession, useSession } from '@/lib/session';
import InboxPage from './index';

const item = (part: object) => ({
  inboxId: 'in_1',
  kind: 'account',
  title: '一',
  text: '内容',
  at: 10,
  read: false,
  ...part,
});
const page = {
  items: [
    item({ inboxId: 'in_2', title: '二', at: 20 }),
    item({}),
    item({ inboxId: 'in_0', title: '零', at: 5, read: true }),
  ],
};
const Badge = () => <div data-testid="badge">{useSession().data?.unreadInbox}</div>;
const badge = () => screen.getByTestId('badge').textContent;

beforeEach(() => {
  taroTest.reset();
  forgetSession();
});

it('what is shown counts as read: said once up to the newest, and the badges follow at once', async () => {
  const session = { 'session.open': aSession({ member: aMember(), unreadInbox: 2 }) };
  const { of } = answering({ ...session, 'inbox.list': page, 'inbox.read-all': { unreadInbox: 0 } });
  const { container } = render(
    <>
      <InboxPage />
      <Badge />
    </>,
  );
  await waitFor(() => expect(badge()).toBe('0'));
  expect(of('inbox.read-all').map(({ data }) => data)).toEqual([{ until: 20 }]);
  expect(container.querySelectorAll('.inbox-row__dot')).toHaveLength(0);
  expect(container.querySelectorAll('.inbox-row')).toHaveLength(3);
});

it('stays new when nobody could be told', async () => {
  const session = { 'session.open': aSession({ member: aMember(), unreadInbox: 2 }) };
  const { of } = answering({ ...session, 'inbox.list': page, 'inbox.read-all': cut });
  const { container } = render(
    <>
      <InboxPage />
      <Badge />
    </>,
  );
  await waitFor(() => expect(of('inbox.read-all')).toHaveLength(1));
  expect(container.querySelectorAll('.inbox-row__dot')).toHaveLength(2);
  expect(badge()).toBe('2');
});

it.each([
  { how: 'reversed', word: '已撤销' },
  { how: 'refunded', word: '已退' },
  { how: 'partly-refunded', word: '部分已退' },
])('the message of a bill that is $how is marked, with when', async ({ how, word }) => {
  const told = item({ kind: 'receipt', read: true, redemptionId: 'rd_1', undone: { how, at: Date.now() } });
  const session = { 'session.open': aSession({ member: aMember() }) };
  answering({ ...session, 'inbox.list': { items: [told, item({ inboxId: 'in_9', read: true })] } });
  const { container } = render(<InboxPage />);
  await screen.findByText(new RegExp(`^${word} · 今天 \\d\\d:\\d\\d$`));
  expect(container.querySelectorAll('.inbox-row__undone')).toHaveLength(1);
});

it('says nothing when all was read before', async () => {
  const read = { items: page.items.map(each => ({ ...each, read: true })) };
  const { of } = answering({ 'session.open': aSession({ member: aMember() }), 'inbox.list': read });
  render(<InboxPage />);
  await screen.findByText('二');
  expect(of('inbox.read-all')).toEqual([]);
});

it('asks again when it shows once more', async () => {
  let items = page.items;
  answering({
    'session.open': aSession({ member: aMember() }),
    'inbox.list': () => ({ items }),
    'inbox.read-all': { unreadInbox: 0 },
  });
  render(<InboxPage />);
  await screen.findByText('二');
  items = [item({ inboxId: 'in_3', title: '三', at: 30 }), ...items];
  act(() => taroTest.show());
  expect(await screen.findByText('三')).toBeTruthy();
});
