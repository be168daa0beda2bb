import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { useActing } from '@/lib/acting';
import { rememberGoods } from '../../lib/goods';
import { findPlace, firstPlace, placesOf, type Post } from './places';
import { takePlace } from './take-place';

/** The places of these posts and the one where she acts. The only place is chosen by itself, and the store's till of a cashier. */
export const usePlace = (posts: readonly Post[]) => {
  const acting = useActing(state => state.acting);
  const places = placesOf(posts);
  const place = findPlace(places, acting);
  const sole = place ? undefined : firstPlace(places);
  const soleKey = sole?.key;
  useEffect(() => {
    if (sole) takePlace(sole);
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
  return { places, place, sole };
};
