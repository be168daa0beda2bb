import { View } from '@tarojs/components';
import { UNNAMED } from '@core/domain/member/mask';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { Cell, CellGroup } from '@/components/cell/cell';
import { Tag } from '@/components/tag/tag';
import { tierNames } from '@/components/tier-card/tier-names';
import { serverNow } from '@/lib/clock';
import { confirm } from '@/lib/confirm';
import { go } from '@/lib/go';
import { dayText, momentText } from '@/lib/time-text';
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

/** Names that say nothing of the phone, or speak as its owner would. */
const VAGUE = new Set(['我的手机', '浏览器', '手机', '']);
const modelOf = (name: string): string => (VAGUE.has(name.trim()) ? m.aPhone : name);

/** The part of a masked name that can be asked for. */
const surnameOf = (nameMasked: string): string =>
  nameMasked === UNNAMED ? '' : nameMasked.replace(/\*/g, '');

/** The member who stands at the desk, masked, and the phones that can show her code. */
export const MemberCard = ({ member, reason, busy, revokedAt, onRevoke }: MemberCardProps) => {
  const revoke = async (deviceId: string, device: string): Promise<void> => {
    const sure = await confirm({
      title: m.revokeTitle,
      body: m.revokeText(device),
      yes: m.revoke,
      danger: true,
    });
    if (sure) onRevoke(deviceId);
  };
  const now = serverNow();
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
      <CellGroup>
        <Cell
          icon="receipt"
          title={m.sales}
          note={m.salesNote}
          onClick={() => go('sales', { memberId: member.memberId })}
        />
      </CellGroup>
      {member.devices.length > 0 ? (
        <View className="y-note">
          <View>{m.ask}</View>
          {m.details(surnameOf(member.nameMasked), tierNames[member.tier]).map(detail => (
            <View key={detail}>{`· ${detail}`}</View>
          ))}
        </View>
      ) : (
        <View className="y-note">{m.noDevices}</View>
      )}
      {member.devices.length > 0 && (
        <CellGroup>
          {member.devices.map(({ deviceId, name, registeredAt }) => {
            const goneAt = revokedAt[deviceId];
            const device = `${modelOf(name)} · ${m.registered(dayText(registeredAt, now))}`;
            return (
              <Cell
                key={deviceId}
                icon="phone"
                title={modelOf(name)}
                note={m.registered(dayText(registeredAt, now))}
                tail={
                  goneAt !== undefined ? (
                    <Tag tone="good">{m.revokedAt(momentText(goneAt, now))}</Tag>
                  ) : (
                    <Button
                      kind="danger"
                      compact
                      inline
                      disabled={busy}
                      label={`${m.revoke} ${device}`}
                      onClick={() => void revoke(deviceId, device)}
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
