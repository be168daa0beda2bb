import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { Icon } from '@/components/icon/icon';
import { Steps } from '@/components/steps/steps';
import { TierCard } from '@/components/tier-card/tier-card';
import { go } from '@/lib/go';
import type { Session } from '@/lib/session';
import { homeMessages as words } from './messages';
import './home.scss';

/** Her card with the way to the code, or how to become a member. */
export const HomeCard = ({ session }: { session: Session }) => {
  const { member, groupName } = session;
  if (!member) return <JoinCard />;
  const paused = member.state === 'paused';
  return (
    <TierCard
      tier={member.tier}
      groupName={groupName}
      name={member.name}
      points={member.points}
      onClick={() => (paused ? go('consents') : go('code'))}
      aside={
        <View className="home-card__code">
          <Icon name={paused ? 'lock' : 'code'} size={28} />
          <View>{paused ? words.paused : words.showCode}</View>
        </View>
      }
    />
  );
};

const JoinCard = () => (
  <Card className="home-join">
    <View className="home-join__head">
      <View className="y-grow">
        <View className="home-join__title">{words.joinTitle}</View>
        <View className="y-note">{words.joinNote}</View>
      </View>
      <Icon name="badge" size={44} className="home-join__mark" />
    </View>
    <Steps steps={words.how} />
    <View className="home-join__action">
      <Button onClick={() => go('join', {})}>{words.joinAction}</Button>
    </View>
  </Card>
);
