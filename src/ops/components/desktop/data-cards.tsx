import { View } from '@tarojs/components';
import { Revealed } from '@/components/revealed/revealed';
import { a11y } from '@/lib/a11y';
import type { Column, DataTableProps } from './data-table';
import './table.scss';

type Place = NonNullable<Column<unknown>['card']>;
const placeOf = <R,>(column: Column<R>, index: number): Place =>
  column.card ?? (index === 0 ? 'title' : 'line');

const Lines = <R,>({ columns, row }: { columns: readonly Column<R>[]; row: R }) => (
  <>
    {columns.map(column => (
      <View key={column.key} className="cards__line">
        <View className="cards__label">{column.title}</View>
        <View className="cards__value">{column.cell(row)}</View>
      </View>
    ))}
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
      <Revealed rows={rows}>
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
