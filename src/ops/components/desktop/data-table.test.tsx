import { fireEvent, render, screen, within } from '@testing-library/react';
import { DataTable, type Column } from './data-table';
import { menuOf } from './menu';

type Row = { id: string; name: string; fen: number };
const columns: readonly Column<Row>[] = [
  { key: 'name', title: '名称', cell: row => row.name },
  { key: 'fen', title: '金额', align: 'end', width: '120px', cell: row => `¥${row.fen / 100}` },
];
const rows: Row[] = [
  { id: 'a', name: '开春礼', fen: 5000 },
  { id: 'b', name: '餐饮券', fen: 900 },
];

const onScreen = (wide: boolean): void => {
  window.matchMedia = (() => ({
    matches: wide,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  })) as never;
};
const shown = (onRow?: (row: Row) => void) =>
  render(
    <DataTable
      label="优惠"
      columns={columns}
      rows={rows}
      rowKey={row => row.id}
      onRow={onRow}
      rowLabel={row => row.name}
      foot={{ fen: '¥59' }}
    />,
  );

test('on a wide window it is a table with its heads, and amounts at the end', () => {
  onScreen(true);
  shown();
  const table = screen.getByRole('table', { name: '优惠' });
  expect(
    within(table)
      .getAllByRole('columnheader')
      .map(head => head.textContent),
  ).toEqual(['名称', '金额']);
  expect(within(table).getAllByRole('row')).toHaveLength(4);
  expect(within(table).getByText('¥50').className).toContain('is-end');
  expect(within(table).getByText('¥59')).toBeTruthy();
});

test('on a phone the same rows are cards that name each value, with the sums last', () => {
  onScreen(false);
  shown();
  expect(screen.queryByRole('table')).toBeNull();
  const items = screen.getAllByRole('listitem');
  expect(items).toHaveLength(3);
  expect(items[2]?.textContent).toContain('¥59');
  expect(screen.getAllByText('金额')).toHaveLength(3);
  expect(screen.getByText('开春礼').closest('.cards__title')).toBeTruthy();
});

test.each([true, false])('a row opens what it stands for, wide %s', wide => {
  onScreen(wide);
  const opened: string[] = [];
  shown(row => opened.push(row.id));
  fireEvent.click(screen.getByLabelText('餐饮券'));
  expect(opened).toEqual(['b']);
});

test('the navigation offers a role its own pages, and nothing to who has no post', () => {
  const names = (role: Parameters<typeof menuOf>[0]) =>
    menuOf(role).flatMap(({ items }) => items.map(({ name }) => name));
  expect(names('store-manager')).toEqual(expect.arrayContaining(['office', 'staff', 'desk', 'audit']));
  expect(names('group-operator')).toEqual(expect.arrayContaining(['office', 'audit']));
  expect(names('finance')).not.toContain('audit');
  expect(names('guide')).toEqual([]);
  expect(names(undefined)).toEqual([]);
});
