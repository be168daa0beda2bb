import { View } from '@tarojs/components';
import { Card } from '@/components/card/card';
import { Icon } from '@/components/icon/icon';
import { Steps } from '@/components/steps/steps';
import './offer-facts.scss';

type OfferFactsProps = {
  detail: {
    rules: readonly string[];
    howToUse: readonly string[];
    counters: readonly {
      counterId: string;
      name: string;
      floor: string;
      storeId: string;
      storeName: string;
    }[];
  };
};

const words = { rules: '使用规则', how: '怎么用', counters: '哪些专柜可以用' } as const;

/** Counters by store, in the order they came. */
const byStore = (counters: OfferFactsProps['detail']['counters']) => {
  const stores = new Map<string, { storeName: string; counters: typeof counters }>();
  for (const counter of counters) {
    const store = stores.get(counter.storeId);
    stores.set(counter.storeId, {
      storeName: counter.storeName,
      counters: [...(store?.counters ?? []), counter],
    });
  }
  return [...stores.entries()];
};

/** What an offer and the coupon made from it both tell: how to use it, its rules, the counters with their floor. */
export const OfferFacts = ({ detail }: OfferFactsProps) => (
  <View className="y-stack-12">
    {detail.howToUse.length > 0 && (
      <Card title={words.how}>
        <Steps steps={detail.howToUse} />
      </Card>
    )}
    {detail.rules.length > 0 && (
      <Card title={words.rules}>
        {detail.rules.map(rule => (
          <View key={rule} className="offer-facts__rule">
            {rule}
          </View>
        ))}
      </Card>
    )}
    {detail.counters.length > 0 && (
      <Card title={words.counters}>
        {byStore(detail.counters).map(([storeId, store]) => (
          <View key={storeId} className="offer-facts__store">
            <View className="offer-facts__name">
              <Icon name="pin" size={16} />
              <View>{store.storeName}</View>
            </View>
            {store.counters.map(counter => (
              <View key={counter.counterId} className="offer-facts__counter">
                <View className="offer-facts__floor">{counter.floor}</View>
                <View>{counter.name}</View>
              </View>
            ))}
          </View>
        ))}
      </Card>
    )}
  </View>
);
