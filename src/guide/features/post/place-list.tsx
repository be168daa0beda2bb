import { Cell, CellGroup } from '@/components/cell/cell';
import { Icon } from '@/components/icon/icon';
import { Tag } from '@/components/tag/tag';
import { View } from '@tarojs/components';
import { roleNames } from '@core/domain/staff/role-names';
import { postMessages as m } from './messages';
import type { Place } from './places';
import './post.scss';

type PlaceListProps = { places: readonly Place[]; current?: string; onChoose: (place: Place) => void };

const soleRole = (places: readonly Place[]): boolean => new Set(places.map(({ role }) => role)).size === 1;

/** A counter by floor and name; without one the whole store, which for a cashier is its own till. */
export const placeText = ({ role, counter }: Pick<Place, 'role' | 'counter'>): string =>
  counter ? `${counter.floor} ${counter.name}` : role === 'cashier' ? m.ownTill : m.wholeStore;

/** Where she may work today: one line each, by store; the role is said once where it is the same everywhere. */
export const PlaceList = ({ places, current, onChoose }: PlaceListProps) => {
  const stores = [...new Map(places.map(place => [place.store.storeId, place.store])).values()];
  return (
    <View className="y-stack-16">
      {stores
        .map(store => ({ store, here: places.filter(place => place.store.storeId === store.storeId) }))
        .map(({ store, here }) => (
          <View key={store.storeId}>
            <View className="places__store">
              <Icon name="shop" size={18} />
              <View>
                {[store.city, store.name, ...(soleRole(here) ? [roleNames[here[0]!.role]] : [])].join(' · ')}
              </View>
            </View>
            <CellGroup>
              {here.map(place => (
                <Cell
                  key={place.key}
                  title={placeText(place)}
                  value={soleRole(here) ? undefined : roleNames[place.role]}
                  label={`${store.name}，${placeText(place)}，${roleNames[place.role]}`}
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
