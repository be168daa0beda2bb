import { View } from '@tarojs/components';
import { Icon } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import { useActing } from '@/lib/acting';
import { go } from '@/lib/go';
import { useNow } from '@/lib/use-now';
import { leftUntil } from '@/lib/left-until';
import { useDrafts } from './draft-store';
import { unfinishedMessages as m } from './messages';
import './bill.scss';

/** On the workbench: visits of this counter whose bill was begun and left. Nothing when there are none. */
export const UnfinishedVisits = () => {
  const counterId = useActing(state => state.acting?.counterId);
  const list = useDrafts(state => state.list);
  const now = useNow(1_000, list.length > 0);
  const mine = list.filter(draft => draft.counterId === counterId && draft.expiresAt > now);
  if (mine.length === 0) return null;
  return (
    <View className="y-stack-8">
      {mine.map(({ ticketId, memberMasked, expiresAt }) => (
        <View
          key={ticketId}
          className="notice"
          onClick={() => go('visit', { ticketId })}
          {...a11y({ role: 'button', focusable: true, label: `${m.title}，${memberMasked}，${m.goOn}` })}
        >
          <Icon name="clock" size={20} />
          <View className="notice__who">
            <View>{m.title}</View>
            <View className="y-small">{`${memberMasked} · ${m.left(leftUntil(expiresAt, now))}`}</View>
          </View>
          <View className="notice__go">{m.goOn}</View>
          <Icon name="right" size={16} />
        </View>
      ))}
    </View>
  );
};
