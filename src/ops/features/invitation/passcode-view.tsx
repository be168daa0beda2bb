import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { Steps } from '@/components/steps/steps';
import { a11y } from '@/lib/a11y';
import { serverNow } from '@/lib/clock';
import { copyText } from '@/lib/copy';
import { momentText } from '@/lib/time-text';
import { roleNames } from '@core/domain/staff/role-names';
import { countersText } from '../../lib/counters-text';
import { inviteMessages as m } from './messages';
import type { Invitation } from './use-invite';
import './invitation.scss';

/** The passcode, large enough to be read across a counter. */
export const PasscodeView = ({ invitation, ofStore }: { invitation: Invitation; ofStore: number }) => {
  const { passcode, role, counters, expiresAt } = invitation;
  const copy = (): Promise<void> => copyText(passcode, m.copied);
  return (
    <View className="y-stack-12">
      <View className="made">
        <View className="y-note">{m.ready}</View>
        <View className="made__code" {...a11y({ role: 'text', label: [...passcode].join(' ') })}>
          <View>{passcode.slice(0, 3)}</View>
          <View>{passcode.slice(3)}</View>
        </View>
        <View className="made__post">{`${roleNames[role]} · ${countersText(counters, ofStore)}`}</View>
        <View className="y-small">{m.expires(momentText(expiresAt, serverNow()))}</View>
        <View className="made__copy">
          <Button kind="secondary" compact inline icon="copy" onClick={() => void copy()}>
            {m.copy}
          </Button>
        </View>
      </View>
      <Card>
        <Steps steps={m.steps} />
      </Card>
    </View>
  );
};
