import { View } from '@tarojs/components';
import { Card } from '@/components/card/card';
import { Field } from '@/components/field/field';
import { Icon, type IconName } from '@/components/icon/icon';
import { tierNames } from '@/components/tier-card/tier-names';
import type { Member } from '@/lib/session';
import { leaveMessages as words } from './messages';
import { useHoldings, useWaiting, type Leaving } from './use-leave';
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
  const held = useHoldings();
  const refunded = words.refunded(held);
  const waiting = useWaiting();
  const underWay = [...(held ? words.underWay(held) : []), ...(waiting ? [words.waiting(waiting)] : [])];
  return (
    <View className="y-stack-16">
      <Card title={words.removedTitle}>
        <Lines icon="trash" lines={words.removed(member.points, tierNames[member.tier], held)} />
      </Card>
      {refunded.length > 0 && (
        <Card title={words.refundedTitle}>
          <Lines icon="undo" lines={refunded} />
        </Card>
      )}
      {underWay.length > 0 && (
        <Card title={words.underWayTitle}>
          <Lines icon="clock" lines={underWay} />
        </Card>
      )}
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
