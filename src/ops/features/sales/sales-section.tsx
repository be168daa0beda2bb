import { View } from '@tarojs/components';
import { useState } from 'react';
import { Chips } from '@/components/chips/chips';
import { monthText } from '../../lib/books-words';
import { salesMessages as m } from './messages';
import { SalesTable } from './sales-table';
import './sales.scss';

/** So many months back are offered. */
const MOST = 6;

type SalesSectionProps = { months: readonly string[]; brandId?: string };

/** The sales of a month that is chosen, the latest first; of one month there is nothing to choose. */
export const SalesSection = ({ months, brandId }: SalesSectionProps) => {
  const [chosen, choose] = useState(months[0]!);
  const shown = months.slice(0, MOST);
  return (
    <View>
      <View className="sales__head y-title">{m.title}</View>
      {shown.length > 1 && (
        <View className="sales__when">
          <Chips
            label={`${m.title}${m.when}`}
            items={shown.map(key => ({ key, text: monthText(key) }))}
            value={chosen}
            onChange={choose}
          />
        </View>
      )}
      <SalesTable month={chosen} {...(brandId === undefined ? {} : { brandId })} />
    </View>
  );
};
