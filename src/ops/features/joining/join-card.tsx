import { View } from '@tarojs/components';
import type { JoinRow } from '@core/contracts/offer-joining';
import { Button } from '@/components/button/button';
import { Tag } from '@/components/tag/tag';
import { a11y } from '@/lib/a11y';
import { serverNow } from '@/lib/clock';
import { dayText } from '@/lib/time-text';
import { joiningMessages as m } from './messages';
import { MOST_AT_ONCE, type Refused } from './use-joining';
import './joining.scss';

type JoinCardProps = {
  /** with just the counters that are listed */
  row: JoinRow;
  /** with all of them */
  whole: JoinRow;
  refused?: Refused;
  busy: boolean;
  onJoin: (counterId: string, name: string, joined: boolean) => void;
  onJoinAll: (count: number) => void;
};

const joinedIn = ({ counters }: JoinRow): number => counters.filter(({ joined }) => joined).length;

/** What the brands bear of it, in words; undefined where they bear nothing. */
export const shareText = ({ brandShareBp }: JoinRow): string | undefined =>
  brandShareBp > 0 ? m.share(`${brandShareBp / 100}%`) : undefined;

const Head = ({ row, whole }: Pick<JoinCardProps, 'row' | 'whole'>) => {
  const joined = joinedIn(whole);
  const share = shareText(row);
  return (
    <>
      <View className="join__head">
        <View className="y-grow">
          <View className="join__title">{row.title}</View>
          <View className="y-small">
            {[row.brand?.name, row.worth, m.until(dayText(row.claimUntil, serverNow()))]
              .filter(Boolean)
              .join(' · ')}
          </View>
        </View>
        <Tag tone={joined > 0 ? 'good' : 'warn'}>{m.joined(joined, whole.counters.length)}</Tag>
      </View>
      <View className="y-small">{row.rules.join('；')}</View>
      {share !== undefined && <View className="y-note">{share}</View>}
    </>
  );
};

/** All that are listed at once; for a single one its own button is enough. */
const All = ({ row, whole, busy, onJoinAll }: Omit<JoinCardProps, 'onJoin'>) => {
  const listed = row.counters.length;
  const waiting = Math.min(MOST_AT_ONCE, listed - joinedIn(row));
  const isPart = listed < whole.counters.length;
  if (!isPart && waiting < 2) return null;
  return (
    <View className="join__line">
      <View className="y-grow y-small">{isPart ? m.listed(listed, whole.counters.length) : ''}</View>
      {waiting > 1 && (
        <Button
          kind="secondary"
          compact
          inline
          disabled={busy}
          label={m.allSpoken(waiting, row.title)}
          onClick={() => onJoinAll(waiting)}
        >
          {m.all(waiting)}
        </Button>
      )}
    </View>
  );
};

/** One offer with its rules, and a line for each counter that may take part. */
export const JoinCard = (props: JoinCardProps) => {
  const { row, refused, busy, onJoin } = props;
  return (
    <View className="join">
      <Head {...props} />
      <All {...props} />
      {refused && (
        <View className="y-note" {...a11y({ role: 'alert' })}>
          {refused.counters.map(({ name, message }) => m.refused(name, message)).join('；')}
        </View>
      )}
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
