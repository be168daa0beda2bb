import { useActing } from '@/lib/acting';
import { rememberGoods } from '../../lib/goods';
import { chosenOf, type Place } from './places';

/** From now on she acts there; this phone remembers it. */
export const takePlace = (place: Place): void => {
  if (place.counter) rememberGoods(place.counter);
  useActing
    .getState()
    .choose({ ...chosenOf(place), storeName: place.store.name, counterName: place.counter?.name });
};
