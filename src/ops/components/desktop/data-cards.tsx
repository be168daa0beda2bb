import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Revealed } from '@/components/revealed/revealed';
import { a11y } from '@/lib/a11y';
import type { Column, DataTableProps } from './data-table';
import './table.scss';

type Place = NonNullable<Column<unknown>['card']>;
const placeOf = <R,>(column: Column<R>, index: number): Place =>
  column.card ?? (index === 0 ? 'title' : 'line');

/** So many values travel to a mini program's screen at a time: with an amount in each, some 15 KB. */
const VALUES = 24;
const stepOf = (lines: number): number => Math.max(2, Math.min(8, Math.floor(VALUES / Math.max(1, lines))));

const isBlank = (cell: ReactNode): boolean => cell === null || cell === undefined || cell === '';

/** A value that a row has not is no line of its card. */
const Lines = <R,>({ columns, row }: { columns: readonly Column<R>[]; row: R }) => (
  <>
    {columns.map(column => {
      const cell = column.cell(row);
      return isBlank(cell) ? null : (
        <View key={column.key} className="cards__line">
          <View className="cards__label">{column.title}</View>
          <View className="cards__value">{cell}</View>
        </View>
      );
    })}
  </>
);

/** The rows of a table on a phone: a card each. */
export const DataCards = <R,>({
  label,
  columns,
  rows,
  rowKey,
  onRow,
  rowLabel,
  isOpen,
  foot,
}: DataTableProps<R>) => {
  const at = (place: Place) => columns.filter((column, index) => placeOf(column, index) === place);
  return (
    <View className="cards" {...a11y({ role: 'list', label })}>
      <Revealed rows={rows} step={stepOf(at('line').length)}>
        {row => (
          <View key={rowKey(row)} className="cards__item" {...a11y({ role: 'listitem' })}>
            <View
              className="cards__card"
              {...(onRow && isOpen?.(row) !== false
                ? {
                    onClick: () => onRow(row),
                    hoverClass: 'is-pressed',
                    ...a11y({ role: 'button', focusable: true, label: rowLabel?.(row) }),
                  }
                : {})}
            >
              <View className="cards__head">
                <View className="cards__title">
                  {at('title').map(column => (
                    <View key={column.key}>{column.cell(row)}</View>
                  ))}
                </View>
                {at('aside').map(column => (
                  <View key={column.key}>{column.cell(row)}</View>
                ))}
              </View>
              <Lines columns={at('line')} row={row} />
            </View>
          </View>
        )}
      </Revealed>
      {foot && (
        <View className="cards__card" {...a11y({ role: 'listitem' })}>
          {columns
            .filter(({ key }) => foot[key] !== undefined)
            .map(({ key, title }) => (
              <View key={key} className="cards__line">
                <View className="cards__label">{title}</View>
                <View className="cards__value">{foot[key]}</View>
              </View>
            ))}
        </View>
      )}
    </View>
  );
};
