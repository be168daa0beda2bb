import { View } from '@tarojs/components';
import type { JoinRow } from '@core/contracts/offer';
import { Button } from '@/components/button/button';
import { Tag } from '@/components/tag/tag';
import { serverNow } from '@/lib/clock';
import { dayText } from '@/lib/time-text';
import { joiningMessages as m } from './messages';
import './joining.scss';

type JoinCardProps = {
  row: JoinRow;
  busy: boolean;
  onJoin: (counterId: string, name: string, joined: boolean) => void;
};

/** One offer with its rules, and a line for each counter that may take part. */
export const JoinCard = ({ row, busy, onJoin }: JoinCardProps) => {
  const joined = row.counters.filter(one => one.joined).length;
  return (
    <View className="join">
      <View className="join__head">
        <View className="y-grow">
          <View className="join__title">{row.title}</View>
          <View className="y-small">
            {[row.brand?.name, row.worth, m.until(dayText(row.claimUntil, serverNow()))]
              .filter(Boolean)
              .join(' · ')}
          </View>
        </View>
        <Tag tone={joined > 0 ? 'good' : 'warn'}>{m.joined(joined, row.counters.length)}</Tag>
      </View>
      <View className="y-small">{row.rules.join('；')}</View>
      {row.brandShareBp > 0 && <View className="y-note">{m.share(`${row.brandShareBp / 100}%`)}</View>}
      {row.counters.map(({ counter, joined: isIn }) => (
        <View key={counter.counterId} className="join__line">
          <View className="y-grow">{`${counter.storeName} ${counter.floor} ${counter.name}`}</View>
          <Button
            kind={isIn ? 'quiet' : 'secondary'}
            compact
            inline
            disabled={busy}
            label={`${counter.name}${isIn ? m.leave : m.join}${row.title}`}
            onClick={() => onJoin(counter.counterId, counter.name, !isIn)}
          >
            {isIn ? m.leave : m.join}
          </Button>
        </View>
      ))}
    </View>
  );
};
