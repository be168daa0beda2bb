import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { useActing } from '@/lib/acting';
import { rememberGoods } from '../../lib/goods';
import { chosenOf, findPlace, placesOf, type Place, type Post } from './places';

/** The places of these posts, the one where she acts, and how to choose another. The only place is chosen by itself. */
export const usePlace = (posts: readonly Post[]) => {
  const acting = useActing(state => state.acting);
  const choose = useActing(state => state.choose);
  const places = placesOf(posts);
  const place = findPlace(places, acting);
  const take = (next: Place): void => {
    if (next.counter) rememberGoods(next.counter);
    choose({ ...chosenOf(next), storeName: next.store.name, counterName: next.counter?.name });
  };
  const sole = places.length === 1 && !place ? places[0] : undefined;
  const soleKey = sole?.key;
  useEffect(() => {
    if (sole) take(sole);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key says all there is to say about the place
  }, [soleKey]);
  const key = place?.key;
  useEffect(() => {
    // a long list was scrolled; what comes in its place begins at its head, so not before it is there
    if (key !== undefined) Taro.nextTick(() => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 }));
  }, [key]);
  const counterId = place?.counter?.counterId;
  useEffect(() => {
    // brands and categories of a counter may have changed since it was chosen
    if (place?.counter) rememberGoods(place.counter);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once per counter that was opened
  }, [counterId]);
  return { places, place, sole, take };
};
