import { View } from '@tarojs/components';
import type { VisitView } from '@core/contracts/visit';
import { MINUTE_MS } from '@core/domain/calendar';
import { Icon } from '@/components/icon/icon';
import { Ring } from '@/components/ring/ring';
import { Tag } from '@/components/tag/tag';
import { tierNames } from '@/components/tier-card/tier-names';
import { dayText } from '@/lib/time-text';
import { leftUntil } from '@/lib/left-until';
import { visitMessages as m } from './messages';
import './visit.scss';

const TEN_MINUTES = 10 * MINUTE_MS;

/** Who stands at the counter, as far as the counter may know, and how long this visit still lasts. */
export const VisitCard = ({ visit, now }: { visit: VisitView; now: number }) => {
  const { member, expiresAt } = visit;
  const left = leftUntil(expiresAt, now) || '0:00';
  return (
    <View className="visit">
      <View className={`visit__tier visit__tier--${member.tier}`}>
        <Icon name="user" size={22} />
      </View>
      <View className="y-grow">
        <View className="visit__name">
          {member.nameMasked}
          <View className="visit__phone">{member.phoneMasked}</View>
        </View>
        <View className="visit__facts">
          <View>{tierNames[member.tier]}</View>
          <View className="y-num">{`${member.points.toLocaleString('en-US')} ${m.points}`}</View>
        </View>
        <View className="visit__brand">
          {member.brandMember ? <Tag tone="good">{m.brandMember}</Tag> : <Tag>{m.notBrandMember}</Tag>}
          <View className="y-small">{m.since(dayText(member.since, now))}</View>
        </View>
      </View>
      <Ring left={(expiresAt - now) / TEN_MINUTES} size={56} label={m.left(left)}>
        <View className="visit__left">{left}</View>
      </Ring>
    </View>
  );
};
