import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { QueryBody } from '@/components/page/page';
import { Sheet } from '@/components/sheet/sheet';
import { useActing } from '@/lib/acting';
import { api } from '@/lib/api';
import { useQuery } from '@/lib/use-query';
import { lastCounterId } from '../../lib/goods';
import { postMessages as m } from './messages';
import { PlaceList, placeText } from './place-list';
import { placesOf, type Place } from './places';

type CounterSheetProps = {
  open: boolean;
  title: string;
  onChoose: (place: Place) => void;
  onClose: () => void;
};

/** Counters of her post, the last one in one tap: for who stands at none and meets something that must be of one. */
export const CounterSheet = ({ open, title, onChoose, onClose }: CounterSheetProps) => {
  const acting = useActing(state => state.acting);
  const query = useQuery(() => api.guide('post.list', {}), { enabled: open });
  return (
    <Sheet open={open} title={title} onClose={onClose}>
      <QueryBody query={query}>
        {({ posts }) => {
          const here = placesOf(posts).filter(
            ({ role, store, counter }) =>
              counter !== undefined && role === acting?.role && store.storeId === acting.storeId,
          );
          const last = here.find(({ counter }) => counter?.counterId === lastCounterId());
          return (
            <View className="y-stack-12">
              {last && <Button onClick={() => onChoose(last)}>{m.lastCounter(placeText(last))}</Button>}
              <PlaceList places={here} onChoose={onChoose} />
            </View>
          );
        }}
      </QueryBody>
    </Sheet>
  );
};
