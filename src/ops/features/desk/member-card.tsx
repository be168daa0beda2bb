import { View } from '@tarojs/components';
import { dateText, timeText } from '@core/domain/calendar';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { Cell, CellGroup } from '@/components/cell/cell';
import { Tag } from '@/components/tag/tag';
import { tierNames } from '@/components/tier-card/tier-names';
import { confirm } from '@/lib/confirm';
import { deskMessages as m } from './messages';
import type { Found } from './use-desk';
import './desk.scss';

type MemberCardProps = {
  member: Found;
  reason: string;
  busy: boolean;
  revokedAt: Record<string, number>;
  onRevoke: (deviceId: string) => void;
};

/** The member who stands at the desk, masked, and the phones that can show her code. */
export const MemberCard = ({ member, reason, busy, revokedAt, onRevoke }: MemberCardProps) => {
  const revoke = async (deviceId: string, name: string): Promise<void> => {
    const sure = await confirm({ title: m.revokeTitle(name), body: m.revokeText, yes: m.revoke, danger: true });
    if (sure) onRevoke(deviceId);
  };
  return (
    <View className="y-stack-12">
      <Card>
        <View className="desk__member">
          <View className="desk__name">{member.nameMasked}</View>
          <Tag>{tierNames[member.tier]}</Tag>
        </View>
        <View className="desk__phone">{member.phoneMasked}</View>
        <View className="y-small">{`${m.reason}：${reason}`}</View>
      </Card>
      <View className="y-note">{member.devices.length > 0 ? m.check : m.noDevices}</View>
      {member.devices.length > 0 && (
        <CellGroup>
          {member.devices.map(({ deviceId, name, registeredAt }) => {
            const goneAt = revokedAt[deviceId];
            return (
              <Cell
                key={deviceId}
                icon="phone"
                title={name}
                note={m.registered(dateText(registeredAt))}
                tail={
                  goneAt !== undefined ? (
                    <Tag tone="good">{m.revokedAt(timeText(goneAt))}</Tag>
                  ) : (
                    <Button
                      kind="danger"
                      compact
                      inline
                      disabled={busy}
                      label={`${m.revoke}${name}`}
                      onClick={() => void revoke(deviceId, name)}
                    >
                      {m.revoke}
                    </Button>
                  )
                }
              />
            );
          })}
        </CellGroup>
      )}
    </View>
  );
};
