import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { testServer } from '../../../../tests/component/guide-server';
import { taroTest } from '../../../../tests/component/taro';
import { useActing } from '@/lib/acting';
import AuditPage from './index';

const row = {
  recordId: 'aud_1',
  at: 1_780_000_000_000,
  actor: { kind: 'staff', actorId: 'sf_1', name: '许宁' },
  action: 'staff.suspend',
  what: '停用员工',
  subject: { kind: 'staff', subjectId: 'sf_2', name: '秦川' },
  desktop: false,
  change: [],
};
const start = () =>
  testServer({
    'audit.list': () => ({ data: { items: [row] } }),
    'audit.people': () => ({
      data: {
        items: [
          { staffId: 'sf_1', name: '许宁', role: 'store-manager', place: '城南店' },
          { staffId: 'sf_9', name: '许诺' },
        ],
        more: false,
      },
    }),
    'audit.kinds': () => ({
      data: {
        items: [
          { action: 'staff.suspend', what: '停用员工' },
          { action: 'offer.save', what: '保存优惠' },
        ],
      },
    }),
  });
const type = (label: string, value: string) =>
  void fireEvent.input(screen.getByLabelText(label), { target: { value } });
const press = (text: string) => void fireEvent.click(screen.getByText(text));
/** The wheel of the phone, which stands in for both here. */
const setDay = (which: number, value: string) =>
  void fireEvent.change(document.querySelectorAll('[data-mode="date"]')[which]!, { target: { value } });
const moment = () => act(() => new Promise<void>(done => void setTimeout(done, 20)));

beforeEach(() => {
  taroTest.reset();
  useActing.getState().choose({ role: 'group-operator', storeId: 'st_1', storeName: '湖滨店' });
});

test('whose and what can be chosen, both at once, and taken back one by one', async () => {
  const server = start();
  const asked = () => server.of('audit.list').at(-1)!.data;
  render(<AuditPage />);
  await moment();
  expect(asked()).not.toHaveProperty('actorId');

  press('谁：全部');
  expect(server.of('audit.people')).toEqual([]);
  type('员工姓名', '许');
  fireEvent.keyDown(screen.getByLabelText('员工姓名'), { key: 'Enter' });
  expect(await screen.findByText('店长 · 城南店')).toBeTruthy();
  expect(screen.getByText('已无岗位')).toBeTruthy();
  fireEvent.click(screen.getByText('店长 · 城南店'));
  await moment();
  expect(asked()).toMatchObject({ actorId: 'sf_1' });

  press('做了什么：全部');
  await moment();
  type('操作', '停');
  expect(screen.queryByText('保存优惠')).toBeNull();
  fireEvent.click(within(screen.getByLabelText('只看哪类操作')).getByText('停用员工'));
  await moment();
  expect(asked()).toMatchObject({ actorId: 'sf_1', action: 'staff.suspend' });

  fireEvent.click(screen.getByLabelText('不限谁'));
  await moment();
  expect(asked()).toMatchObject({ action: 'staff.suspend' });
  expect(asked()).not.toHaveProperty('actorId');
});

test('the days can be chosen, the last one included', async () => {
  const server = start();
  render(<AuditPage />);
  await moment();
  fireEvent.click(screen.getByText('选日期'));
  setDay(0, '2026-10-01');
  setDay(1, '2026-10-02');
  await moment();
  const from = Date.UTC(2026, 9, 1) - 8 * 3_600_000;
  expect(server.of('audit.list').at(-1)!.data).toMatchObject({ from, until: from + 2 * 86_400_000 });
  setDay(1, '2026-09-30');
  expect(screen.getByText('不能早于开始的那天')).toBeTruthy();
});

test('from an offer it is that offer alone; a record leads to more of its kind, of all days', async () => {
  taroTest.setParams({ subjectId: 'tp_1', name: '冬装礼' });
  const server = start();
  render(<AuditPage />);
  await moment();
  expect(screen.getByText('对谁：冬装礼')).toBeTruthy();
  expect(server.of('audit.list').at(-1)!.data).toEqual({ limit: 30, subjectId: 'tp_1' });
  fireEvent.click(screen.getByLabelText('许宁 停用员工'));
  press('只看这个人');
  await moment();
  expect(server.of('audit.list').at(-1)!.data).toEqual({ limit: 30, actorId: 'sf_1' });
  expect(screen.getByText('谁：许宁')).toBeTruthy();
});
