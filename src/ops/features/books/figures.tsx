import { View } from '@tarojs/components';
import { SignedMoney } from '../../components/signed-money';
import { booksMessages as m } from './messages';
import type { Books } from './use-books';
import './books.scss';

const NAMES = Object.keys(m.figures) as (keyof typeof m.figures)[];

/** What the mall owes and bore, each with what it is. */
export const Figures = ({ figures }: { figures: Books['figures'] }) => (
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
