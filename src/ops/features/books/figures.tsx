import { View } from '@tarojs/components';
import { Chips } from '@/components/chips/chips';
import { QueryBody } from '@/components/page/page';
import { serverNow } from '@/lib/clock';
import { momentText } from '@/lib/time-text';
import { SignedMoney } from '../../components/signed-money';
import { monthText } from '../../lib/books-words';
import { booksMessages as m } from './messages';
import type { Books } from './use-books';
import { closings, NOW, useFigures } from './use-figures';
import './books.scss';

const NAMES = Object.keys(m.figures) as (keyof typeof m.figures)[];

const Tiles = ({ figures }: { figures: Books['figures'] }) => (
  <View className="figures">
    {NAMES.map(name => (
      <View key={name} className="figures__one">
        <View className="figures__name">{m.figures[name]}</View>
        <SignedMoney fen={figures[name]} size={18} />
        <View className="figures__note">{m.notes[name]}</View>
      </View>
    ))}
  </View>
);

/** What the mall owes and bore, each with what it is: now, or as it was when a month ended. */
export const Figures = ({ figures, months }: Books) => {
  const { chosen, choose, query } = useFigures(figures);
  const ends = closings(months).map(month => ({ key: month, text: m.endOf(monthText(month)) }));
  return (
    <View>
      {ends.length > 0 && (
        <View className="figures__when">
          <Chips
            label={m.when}
            items={[{ key: NOW, text: m.now }, ...ends]}
            value={chosen}
            onChange={choose}
          />
        </View>
      )}
      <QueryBody query={query}>
        {shown => (
          <View>
            <Tiles figures={shown} />
            <View className="books__asof">{m.asOf(momentText(shown.at, serverNow()))}</View>
            {chosen === NOW && <View className="books__asof">{m.follows}</View>}
          </View>
        )}
      </QueryBody>
    </View>
  );
};
