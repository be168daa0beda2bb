import { View } from '@tarojs/components';
import { Card } from '@/components/card/card';
import { Field } from '@/components/field/field';
import { Icon, type IconName } from '@/components/icon/icon';
import { tierNames } from '@/components/tier-card/tier-names';
import type { Member } from '@/lib/session';
import { leaveMessages as words } from './messages';
import { useCouponsLost, type Leaving } from './use-leave';
import './leave.scss';

type LinesProps = { icon: IconName; lines: readonly string[] };

const Lines = ({ icon, lines }: LinesProps) => (
  <>
    {lines.map(line => (
      <View key={line} className="leave-line">
        <Icon name={icon} size={18} />
        <View>{line}</View>
      </View>
    ))}
  </>
);

/** What goes and what must stay, before the word is typed. */
export const LeaveView = ({ leaving, member }: { leaving: Leaving; member: Member }) => {
  const coupons = useCouponsLost();
  return (
    <View className="y-stack-16">
      <Card title={words.removedTitle}>
        <Lines icon="trash" lines={words.removed(member.points, tierNames[member.tier], coupons)} />
      </Card>
      <Card title={words.keptTitle}>
        <Lines icon="doc" lines={words.kept} />
      </Card>
      <View className="y-note">{words.again}</View>
      <Field
        label={words.type}
        value={leaving.typed}
        onInput={leaving.setTyped}
        error={leaving.wrong ? words.wrong : undefined}
        maxLength={10}
      />
    </View>
  );
};
