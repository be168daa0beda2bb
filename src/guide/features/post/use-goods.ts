import { useActing } from '@/lib/acting';
import { api, type Answer } from '@/lib/api';
import { serverNow } from '@/lib/clock';
import { useQuery } from '@/lib/use-query';
import { knownGoods, rememberGoods, type Goods } from '../../lib/goods';
import { findPlace, placesOf } from './places';

const NOTHING: Goods = { brands: [], categories: [] };

/** What is sold at the counter where she acts; asked for only when this phone does not know it. */
export const useGoods = () => {
  const acting = useActing(state => state.acting);
  const counterId = acting?.counterId;
  const ask = async (): Promise<Answer<Goods>> => {
    const known = knownGoods(counterId);
    if (known) return { ok: true, data: known, serverAt: serverNow() };
    const listed = await api.guide('post.list', {});
    if (!listed.ok) return listed;
    const counter = findPlace(placesOf(listed.data.posts), acting)?.counter;
    if (counter) rememberGoods(counter);
    return { ...listed, data: counter ?? NOTHING };
  };
  return useQuery(ask, { deps: [counterId] });
};
