import { Cell, CellGroup } from '@/components/cell/cell';
import { Icon } from '@/components/icon/icon';
import { Tag } from '@/components/tag/tag';
import { View } from '@tarojs/components';
import { postMessages as m, roleNames } from './messages';
import type { Place } from './places';
import './post.scss';

type PlaceListProps = { places: readonly Place[]; current?: string; onChoose: (place: Place) => void };

const textOf = ({ counter }: Place): string => (counter ? `${counter.floor} ${counter.name}` : m.wholeStore);

/** Where she may work today: one row each, by store. */
export const PlaceList = ({ places, current, onChoose }: PlaceListProps) => {
  const stores = [...new Map(places.map(place => [place.store.storeId, place.store])).values()];
  return (
    <View className="y-stack-16">
      {stores.map(store => (
        <View key={store.storeId}>
          <View className="places__store">
            <Icon name="shop" size={18} />
            <View>{`${store.city} · ${store.name}`}</View>
          </View>
          <CellGroup>
            {places
              .filter(place => place.store.storeId === store.storeId)
              .map(place => (
                <Cell
                  key={place.key}
                  title={textOf(place)}
                  note={roleNames[place.role]}
                  label={`${store.name}，${textOf(place)}，${roleNames[place.role]}`}
                  tail={place.key === current ? <Tag tone="good">{m.current}</Tag> : undefined}
                  onClick={() => onChoose(place)}
                />
              ))}
          </CellGroup>
        </View>
      ))}
    </View>
  );
};
