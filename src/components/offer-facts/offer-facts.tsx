import { View } from '@tarojs/components';
import type { OfferDetail } from '@core/contracts/template';
import { Card } from '@/components/card/card';
import { Icon } from '@/components/icon/icon';
import { Steps } from '@/components/steps/steps';
import './offer-facts.scss';

type OfferFactsProps = { detail: OfferDetail };

const words = {
  rules: '使用规则',
  how: '怎么用',
  counters: '哪些专柜可以用',
  everywhere: '全部门店、全部柜台',
  wholeStore: '全部柜台',
} as const;

/** Counters by store, in the order they came. */
const byStore = (counters: OfferDetail['counters']) => {
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

const StoreName = ({ name, aside }: { name: string; aside?: string }) => (
  <View className="offer-facts__name">
    <Icon name="pin" size={16} />
    <View>{name}</View>
    {aside && <View className="offer-facts__whole">{aside}</View>}
  </View>
);

/** Where it counts: in one word where that is everywhere, by store where a whole store takes part, else counter by counter. */
const Where = ({ detail: { whole, counters } }: OfferFactsProps) =>
  whole?.everywhere ? (
    <StoreName name={words.everywhere} />
  ) : (
    <>
      {whole?.stores.map(({ storeId, name }) => (
        <View key={storeId} className="offer-facts__store">
          <StoreName name={name} aside={words.wholeStore} />
        </View>
      ))}
      {byStore(counters).map(([storeId, store]) => (
        <View key={storeId} className="offer-facts__store">
          <StoreName name={store.storeName} />
          {store.counters.map(counter => (
            <View key={counter.counterId} className="offer-facts__counter">
              <View className="offer-facts__floor">{counter.floor}</View>
              <View>{counter.name}</View>
            </View>
          ))}
        </View>
      ))}
    </>
  );

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
    {(detail.whole || detail.counters.length > 0) && (
      <Card title={words.counters}>
        <Where detail={detail} />
      </Card>
    )}
  </View>
);
