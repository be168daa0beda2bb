import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { Steps } from '@/components/steps/steps';
import { EmptyState } from '@/components/empty-state/empty-state';
import { go } from '@/lib/go';
import type { Session } from '@/lib/session';
import { AgreementSheet, type Agreement } from './agreement-sheet';
import { Consents } from './consents';
import { InviteCard } from './invite-card';
import { joinMessages as words } from './messages';
import { PackCard } from './pack-card';
import type { Standing } from './standing';
import type { Invitation } from './use-invite';
import type { Joining } from './use-join';
import './join.scss';

type JoinViewProps = { session: Session; invitation: Invitation; standing: Standing; joining: Joining };

const PlainHead = ({ groupName }: { groupName: string }) => (
  <View className="join-plain">
    <View className="join-plain__title">{words.plainTitle(groupName)}</View>
    <View className="y-note">{words.plainNote}</View>
  </View>
);

const Already = () => (
  <EmptyState
    icon="done"
    title={words.alreadyMallTitle}
    note={words.alreadyNote}
    action={
      <Button kind="secondary" onClick={() => go('coupons')}>
        {words.seeCoupons}
      </Button>
    }
  />
);

/** Farther than any page: its end, which is above the bar. */
const END = 100_000;

/** It comes under what she was looking at, so the page goes to where it can be read. */
const Refused = () => {
  useEffect(() => Taro.nextTick(() => void Taro.pageScrollTo({ scrollTop: END })), []);
  return (
    <Card className="join-refused">
      <View className="y-title">{words.refusedTitle}</View>
      <View className="y-note">{words.refusedNote}</View>
      <Button kind="secondary" onClick={() => go('home')}>
        {words.browse}
      </Button>
    </Card>
  );
};

/** Everything above the action: who invites and what is in it first, what is asked of her last. */
export const JoinView = ({ session, invitation, standing, joining }: JoinViewProps) => {
  const [agreement, setAgreement] = useState<Agreement>();
  const invite = invitation.kind === 'invite' ? invitation.invite : undefined;
  return (
    <View className="y-stack-16">
      {invite ? (
        <InviteCard invite={invite} already={standing === 'already'} />
      ) : (
        <PlainHead groupName={session.groupName} />
      )}
      {invitation.kind === 'lost' && <Card title={words.sceneLost}>{invitation.failure.message}</Card>}
      {standing === 'already' ? (
        <Already />
      ) : (
        <>
          {invite ? (
            <PackCard
              invite={invite}
              note={standing === 'add-brand' || session.leftBefore ? words.packMember : words.packNote}
            />
          ) : (
            <Card>
              <Steps steps={words.whatYouGet} />
            </Card>
          )}
          {session.leftBefore && <View className="y-note">{words.leftBefore}</View>}
          <Consents
            session={session}
            invite={invite}
            standing={standing}
            ticks={joining.ticks}
            missing={joining.missing}
            onTick={joining.tick}
            onOpen={setAgreement}
          />
          {/* under the consents: what she was about to tick must not move */}
          {joining.refused && <Refused />}
        </>
      )}
      <AgreementSheet open={agreement} onClose={() => setAgreement(undefined)} />
    </View>
  );
};
