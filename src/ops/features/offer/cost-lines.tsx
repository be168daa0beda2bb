import { View } from '@tarojs/components';
import type { OfferView } from '@core/contracts/offer';
import { shortYuanText } from '@core/domain/money-text';
import { offerMessages as m } from './messages';

/** Who bears how much, and what it comes to when everything is used. */
export const CostLines = ({ view }: { view: OfferView }) => {
  const { projected, draft } = view;
  const most = (bearer: string): string => {
    const fen = projected?.parts.find(part => part.bearer === bearer)?.fen;
    return fen === undefined ? '' : ` · ${m.most(shortYuanText(fen))}`;
  };
  return (
    <View>
      {draft.costBearers.map(({ bearer, shareBp }) => (
        <View key={bearer} className="offer-line">
          <View>{m.bearers[bearer]}</View>
          <View className="y-num">{`${m.share(shareBp)}${most(bearer)}`}</View>
        </View>
      ))}
      <View className="offer-line">
        <View>{m.projected}</View>
        <View className="y-num">{projected ? `¥${shortYuanText(projected.totalFen)}` : m.projectedNone}</View>
      </View>
    </View>
  );
};
