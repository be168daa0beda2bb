import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { a11y } from '@/lib/a11y';
import { DataCards } from './data-cards';
import { useWide } from './use-wide';
import './table.scss';

export type Column<R> = {
  key: string;
  title: string;
  cell: (row: R) => ReactNode;
  /** amounts and counts stand at the end, in tabular figures */
  align?: 'start' | 'end';
  /** a CSS grid track with a least width in px; what is left over without it, wide enough for a few words */
  width?: string;
  /**
   * its place on the phone's card: `title` the first line, `aside` at the end of that line, `line` a labelled line,
   * `none` left out. Without it the first column is the title and the others are lines.
   */
  card?: 'title' | 'aside' | 'line' | 'none';
};

export type DataTableProps<R> = {
  /** what the table holds, read out before it */
  label: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  /** opens one row; `rowLabel` is what is read out for it */
  onRow?: (row: R) => void;
  rowLabel?: (row: R) => string;
  /** which rows open; all without it */
  isOpen?: (row: R) => boolean;
  /** sums, under the rows; by column key */
  foot?: Partial<Record<string, ReactNode>>;
};

const tracksOf = <R,>(columns: readonly Column<R>[]): string =>
  columns.map(({ width }) => width ?? 'minmax(120px, 1fr)').join(' ');
const cellClass = <R,>({ align }: Column<R>): string => `table__cell ${align === 'end' ? 'is-end' : ''}`;

/** Rows under headings that stay in sight; on a phone the same rows are cards. */
export const DataTable = <R,>(props: DataTableProps<R>) => {
  const { label, columns, rows, rowKey, onRow, rowLabel, isOpen, foot } = props;
  const openerOf = (row: R) => (isOpen?.(row) === false ? undefined : onRow);
  const wide = useWide();
  if (!wide) return <DataCards {...props} />;
  const style = { gridTemplateColumns: tracksOf(columns) };
  return (
    <View className="table" {...a11y({ role: 'table', label })}>
      <View className="table__head table__row" style={style} {...a11y({ role: 'row' })}>
        {columns.map(column => (
          <View key={column.key} className={cellClass(column)} {...a11y({ role: 'columnheader' })}>
            {column.title}
          </View>
        ))}
      </View>
      {rows.map(row => (
        <View
          key={rowKey(row)}
          className={`table__row ${openerOf(row) ? 'is-open' : ''}`}
          style={style}
          onClick={() => openerOf(row)?.(row)}
          {...(openerOf(row) ? { hoverClass: 'is-pressed' } : {})}
          {...a11y({ role: 'row', focusable: openerOf(row) !== undefined, label: rowLabel?.(row) })}
        >
          {columns.map(column => (
            <View key={column.key} className={cellClass(column)} {...a11y({ role: 'cell' })}>
              {column.cell(row)}
            </View>
          ))}
        </View>
      ))}
      {foot && (
        <View className="table__row table__foot" style={style} {...a11y({ role: 'row' })}>
          {columns.map(column => (
            <View key={column.key} className={cellClass(column)} {...a11y({ role: 'cell' })}>
              {foot[column.key]}
            </View>
          ))}
        </View>
      )}
    </View>
  );
};
