import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { TierCard } from '@/components/tier-card/tier-card';
import { back, go } from '@/lib/go';
import { joinMessages as words } from './messages';
import { PackList } from './pack-card';
import type { Invite } from './use-invite';
import type { JoinAnswer } from './use-join';
import './join.scss';

type JoinedProps = {
  answer: JoinAnswer;
  invite: Invite | undefined;
  groupName: string;
  /** what she is called by now */
  name: string;
  /** what she is asked, under her card */
  children?: ReactNode;
};

const headlineOf = ({ answer, invite, groupName }: JoinedProps) => {
  if (answer.outcome === 'joined') return words.welcome(groupName);
  if (answer.outcome === 'brand-added' && invite) return words.brandAdded(invite.brand.name);
  return words.welcome(groupName);
};

/** The brand whose guide asked her, when her yes to it was given too. */
const brandOf = ({ answer, invite }: JoinedProps): string | undefined =>
  answer.outcome === 'joined' &&
  answer.member.brands.some(({ brand }) => brand.brandId === invite?.brand.brandId)
    ? invite?.brand.name
    : undefined;

/** On to the code, or back to what she joined for. */
export const JoinedAction = ({ next }: { next: string | undefined }) =>
  next === 'back' ? (
    <Button onClick={back}>{words.goOn}</Button>
  ) : (
    <Button onClick={() => go('code')}>{words.showCode}</Button>
  );

/** What joining brought, and straight on to the code. */
export const Joined = (props: JoinedProps) => {
  const { answer, groupName, name, children } = props;
  const { granted, soldOut, hadBefore } = answer.pack;
  const brand = brandOf(props);
  const nothing = granted.length === 0 && soldOut.length === 0;
  return (
    <View className="y-stack-16">
      <View>
        <View className="join-done__title">{headlineOf(props)}</View>
        {brand && <View className="y-note join-centre">{words.both(groupName, brand)}</View>}
      </View>
      <TierCard
        tier={answer.member.tier}
        groupName={groupName}
        name={name}
        points={answer.member.points}
        onClick={() => go('code')}
      />
      {children}
      {granted.length > 0 && (
        <Card title={words.granted}>
          <PackList items={granted} />
          <Button kind="quiet" onClick={() => go('coupons')}>
            {words.seeCoupons}
          </Button>
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
