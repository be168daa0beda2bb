import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { serverNow } from '@/lib/clock';
import { momentText } from '@/lib/time-text';
import { roleNames } from '@core/domain/staff/role-names';
import { countersText } from '../../lib/counters-text';
import { staffMessages as m } from './messages';
import type { Invitation } from './use-staff';
import './staff.scss';

type OpenInvitationsProps = {
  invitations: readonly Invitation[];
  /** how many counters the store has */
  ofStore: number;
  busy: boolean;
  onWithdraw: (one: Invitation) => void;
};

/** Invitations nobody has used yet, with the passcode large enough to read aloud. */
export const OpenInvitations = ({ invitations, ofStore, busy, onWithdraw }: OpenInvitationsProps) => {
  const open = invitations.filter(one => one.state === 'open');
  if (open.length === 0) return null;
  return (
    <View>
      <View className="people__head">
        <View>{m.invitations}</View>
      </View>
      <View className="people__rows">
        {open.map(one => (
          <View key={one.invitationId} className="person">
            <View className="y-grow">
              <View className="open__code">{`${one.passcode.slice(0, 3)} ${one.passcode.slice(3)}`}</View>
              <View className="y-small">{`${roleNames[one.role]} · ${countersText(one.counters, ofStore)}`}</View>
              <View className="y-small">{m.expires(momentText(one.expiresAt, serverNow()))}</View>
            </View>
            <Button
              kind="quiet"
              compact
              inline
              disabled={busy}
              label={`${m.withdraw}邀请 ${one.passcode}`}
              onClick={() => onWithdraw(one)}
            >
              {m.withdraw}
            </Button>
          </View>
        ))}
      </View>
    </View>
  );
};
