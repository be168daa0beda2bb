import { View } from '@tarojs/components';
import { Money } from '@/components/money/money';
import { saleMessages as m } from './messages';
import './sale.scss';

/** Two amounts at the end of a row, each with its name: after coupons, and what they took off. */
export const PaidAndSaved = ({ payFen, savedFen }: { payFen: number; savedFen: number }) => (
  <View className="sales__money">
    <View className="sales__sum">
      {savedFen > 0 && `${m.paidShort} `}
      <Money fen={payFen} size={16} />
    </View>
    {savedFen > 0 && (
      <View className="sales__sum">
        {m.savedShort} <Money fen={savedFen} size={14} />
      </View>
    )}
  </View>
);
