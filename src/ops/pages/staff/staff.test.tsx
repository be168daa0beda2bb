import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { testServer } from '../../../../tests/component/guide-server';
import StaffPage from './index';

const counter = (counterId: string, name: string) => ({
  counterId,
  name,
  floor: '3F',
  storeId: 'st_1',
  storeName: '湖滨店',
});
const counters = [counter('ct_1', '青萝专柜'), counter('ct_2', '岚器专柜')];
const person = (part: object) => ({
  staffId: 'sf_1',
  name: '小满',
  avatar: '',
  role: 'guide',
  state: 'applied',
  counters: [counters[0]],
  since: Date.now(),
  self: false,
  ...part,
});
const people = {
  items: [
    person({}),
    person({
      staffId: 'sf_2',
      name: '方岚',
      role: 'store-manager',
      state: 'active',
      counters,
      since: 0,
      self: true,
    }),
  ],
  invitations: [],
  counters,
};

test('an applicant is shown with the moment of her application, and whoever has every counter with the whole store', async () => {
  testServer({ 'staff.list': () => ({ data: people }) });
  render(<StaffPage />);
  expect(await screen.findByText(/^申请于 今天 \d\d:\d\d$/)).toBeTruthy();
  expect(screen.getByText(/^全店/)).toBeTruthy();
  expect(screen.getByText('1970年1月1日起')).toBeTruthy();
});

test('an applicant is turned down with a reason, not without one', async () => {
  const server = testServer({
    'staff.list': () => ({ data: people }),
    'staff.reject': () => ({ data: person({ state: 'rejected' }) }),
  });
  render(<StaffPage />);
  fireEvent.click(await screen.findByLabelText('拒绝小满'));
  fireEvent.click(screen.getByText('拒绝申请'));
  expect(screen.getByText('请写明原因')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('原因'), { target: { value: '岗位已招满' } });
  fireEvent.click(screen.getByText('拒绝申请'));
  expect(await screen.findByText('没有通过')).toBeTruthy();
  expect(server.of('staff.reject')).toMatchObject([{ data: { staffId: 'sf_1', reason: '岗位已招满' } }]);
  await waitFor(() => expect(screen.queryByLabelText('拒绝小满')).toBeNull());
});

describe('among many somebody is found by what is typed', () => {
  const many = [
    ...Array.from({ length: 200 }, (_, n) =>
      person({ staffId: `sf_many${n}`, name: `导购甲${n}`, state: 'active' }),
    ),
    person({
      staffId: 'sf_lin',
      name: '林晓',
      role: 'cashier',
      state: 'active',
      counters: [counter('ct_2', '岚器专柜')],
    }),
    person({ staffId: 'sf_su', name: '苏晓', state: 'suspended' }),
  ];
  const invitation = {
    invitationId: 'iv_1',
    passcode: 'ABC123',
    role: 'guide',
    counters: [counters[0]],
    expiresAt: Date.now() + 1,
    state: 'open',
  };
  const opened = async (text: string) => {
    testServer({ 'staff.list': () => ({ data: { ...people, items: many, invitations: [invitation] } }) });
    render(<StaffPage />);
    fireEvent.input(await screen.findByLabelText('找人'), {
      target: { value: text },
      detail: { value: text },
    });
  };

  test.each([
    { text: '林晓', names: ['林晓'], why: 'the name' },
    { text: '晓', names: ['林晓', '苏晓'], why: 'a part of it, in any state' },
    { text: '收银 岚器', names: ['林晓'], why: 'the post and the counter' },
    { text: '没有这人', names: [], why: 'nobody' },
  ])('$why: "$text"', async ({ text, names }) => {
    await opened(text);
    expect(document.querySelectorAll('.person')).toHaveLength(names.length);
    for (const name of names) expect(screen.getByText(name)).toBeTruthy();
    expect(screen.queryByText('没有找到') === null).toBe(names.length > 0);
  });

  test('with nothing typed all are there, and the open invitations', async () => {
    await opened(' ');
    expect(screen.getByText('ABC 123')).toBeTruthy();
    expect(screen.getByText('201 人')).toBeTruthy();
  });
});

test('a few need no search', async () => {
  testServer({ 'staff.list': () => ({ data: people }) });
  render(<StaffPage />);
  await screen.findByText(/^申请于/);
  expect(screen.queryByLabelText('找人')).toBeNull();
});
