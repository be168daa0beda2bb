import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { Steps } from '@/components/steps/steps';
import { EmptyState } from '@/components/empty-state/empty-state';
import { a11y } from '@/lib/a11y';
import { go } from '@/lib/go';
import type { Session } from '@/lib/session';
import { openPrivacyGuideline } from '@/lib/wechat/privacy';
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

const Refused = () => (
  <Card className="join-refused">
    <View className="y-title">{words.refusedTitle}</View>
    <View className="y-note">{words.refusedNote}</View>
    <Button kind="secondary" onClick={() => go('home')}>
      {words.browse}
    </Button>
  </Card>
);

/** The browser's stand-in for the page that WeChat shows of the privacy guideline. */
const guideline = ({ mallAgreement }: Session): Agreement => ({
  kind: 'guideline',
  agreement: {
    title: words.guidelineTitle,
    version: mallAgreement.version,
    legalEntity: mallAgreement.legalEntity,
    lines: words.guidelineLines,
  },
});

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
            <PackCard invite={invite} note={standing === 'add-brand' ? words.packMember : words.packNote} />
          ) : (
            <Card>
              <Steps steps={words.whatYouGet} />
            </Card>
          )}
          {session.leftBefore && <View className="y-note">{words.leftBefore}</View>}
          {joining.refused && <Refused />}
          <Consents
            session={session}
            invite={invite}
            standing={standing}
            ticks={joining.ticks}
            onTick={joining.tick}
            onOpen={setAgreement}
          />
          {standing === 'new' && (
            <PhoneWhy onOpen={() => openPrivacyGuideline() || setAgreement(guideline(session))} />
          )}
        </>
      )}
      <AgreementSheet open={agreement} onClose={() => setAgreement(undefined)} />
    </View>
  );
};

const PhoneWhy = ({ onOpen }: { onOpen: () => void }) => (
  <View className="y-small">
    {words.phoneWhy}
    <Text className="join-link" onClick={onOpen} {...a11y({ role: 'link', focusable: true })}>
      {words.guideline}
    </Text>
  </View>
);
