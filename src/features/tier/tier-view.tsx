import { View } from '@tarojs/components';
import { shortYuanText, yuanText } from '@core/domain/money-text';
import { Card } from '@/components/card/card';
import { CellGroup } from '@/components/cell/cell';
import { Money } from '@/components/money/money';
import { Tag } from '@/components/tag/tag';
import { TierCard } from '@/components/tier-card/tier-card';
import { tierNames } from '@/components/tier-card/tier-names';
import { a11y } from '@/lib/a11y';
import { serverNow } from '@/lib/clock';
import type { Member } from '@/lib/session';
import { dayText } from '@/lib/time-text';
import { tierMessages as words } from './messages';
import type { TierFacts } from './use-tier';
import './tier.scss';

/** How far she is to the next tier, of all that it needs. */
const Bar = ({ spentFen, needFen }: { spentFen: number; needFen: number }) => {
  const percent = Math.min(100, Math.floor((spentFen * 100) / needFen));
  return (
    <View className="tier-bar" {...a11y({ role: 'text', label: words.progress(percent) })}>
      <View className="tier-bar__done" style={{ width: `${percent}%` }} />
    </View>
  );
};

const Progress = ({ tier, spentFen, waiting, until, keep, next }: TierFacts) => {
  const day = until === undefined ? undefined : dayText(until, serverNow());
  return (
    <Card title={words.spent} aside={<Money fen={spentFen} size={18} />}>
      {next && <Bar spentFen={spentFen} needFen={next.needFen} />}
      <View className="y-body">
        {!next
          ? words.top
          : next.missingFen > 0
            ? words.toNext(shortYuanText(next.missingFen), tierNames[next.tier])
            : words.reached(tierNames[next.tier])}
      </View>
      {waiting && <View className="y-note">{words.waiting(waiting.bills, yuanText(waiting.dueFen))}</View>}
      <View className="y-note">
        {day === undefined
          ? words.forever
          : keep && keep.missingFen > 0
            ? words.keepMissing(shortYuanText(keep.missingFen), day, tierNames[tier])
            : `${words.until(day)}，${words.kept(tierNames[tier])}`}
      </View>
    </Card>
  );
};

const Ladder = ({ tier, ladder }: TierFacts) => (
  <Card title={words.ladder} flush>
    <CellGroup>
      {ladder.map(step => (
        <View key={step.tier} className={`tier-step ${step.tier === tier ? 'is-now' : ''}`}>
          <View className="y-grow">
            <View className="tier-step__name">
              <View>{tierNames[step.tier]}</View>
              {step.tier === tier && <Tag>{words.now}</Tag>}
            </View>
            <View className="y-small">{words.need(shortYuanText(step.needFen))}</View>
          </View>
          <View className="y-note">{words.rate(String(step.rateBp / 10_000))}</View>
        </View>
      ))}
    </CellGroup>
  </Card>
);

type TierViewProps = { facts: TierFacts; member: Member; groupName: string };

/** Her tier, until when, and what is missing to the next. */
export const TierView = ({ facts, member, groupName }: TierViewProps) => (
  <View className="y-stack-12">
    <TierCard tier={facts.tier} groupName={groupName} name={member.name} points={member.points} />
    <Progress {...facts} />
    <Ladder {...facts} />
    <View className="y-small">{words.rules}</View>
  </View>
);
