import { View } from '@tarojs/components';
import { Card } from '@/components/card/card';
import { TierCard } from '@/components/tier-card/tier-card';
import { go } from '@/lib/go';
import { joinMessages as words } from './messages';
import { PackList } from './pack-card';
import type { Invite } from './use-invite';
import type { JoinAnswer } from './use-join';
import './join.scss';

type JoinedProps = { answer: JoinAnswer; invite: Invite | undefined; groupName: string };

const headlineOf = ({ answer, invite, groupName }: JoinedProps) => {
  if (answer.outcome === 'joined') return words.welcome(groupName);
  if (answer.outcome === 'brand-added' && invite) return words.brandAdded(invite.brand.name);
  return words.welcome(groupName);
};

/** What joining brought, and straight on to the code. */
export const Joined = (props: JoinedProps) => {
  const { answer, groupName } = props;
  const { granted, soldOut, hadBefore } = answer.pack;
  const nothing = granted.length === 0 && soldOut.length === 0;
  return (
    <View className="y-stack-16">
      <View className="join-done__title">{headlineOf(props)}</View>
      <TierCard
        tier={answer.member.tier}
        groupName={groupName}
        name={answer.member.name}
        points={answer.member.points}
        onClick={() => go('code')}
      />
      {granted.length > 0 && (
        <Card title={words.granted}>
          <PackList items={granted} />
        </Card>
      )}
      {soldOut.length > 0 && (
        <Card title={words.soldOut}>
          <PackList items={soldOut.map(item => ({ ...item, soldOut: true }))} />
        </Card>
      )}
      {hadBefore && <View className="y-note join-centre">{words.hadBefore}</View>}
      {nothing && !hadBefore && <View className="y-note join-centre">{words.noPack}</View>}
    </View>
  );
};
