import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Avatar } from '@/components/avatar/avatar';
import { Card } from '@/components/card/card';
import { Cell, CellGroup } from '@/components/cell/cell';
import { Badge } from '@/components/tag/tag';
import { TierCard } from '@/components/tier-card/tier-card';
import { serverNow } from '@/lib/clock';
import { go } from '@/lib/go';
import type { Member, Session } from '@/lib/session';
import { dayText } from '@/lib/time-text';
import { meMessages as words } from './messages';
import './me.scss';

const Brands = ({ member }: { member: Member }) => (
  <Card title={words.brands}>
    {member.brands.map(({ brand, since, guideName, storeName }) => (
      <View key={brand.brandId} className="me-brand">
        <Avatar name={brand.name} src={brand.logo} size={40} square />
        <View className="y-grow">
          <View className="y-body">{brand.name}</View>
          <View className="y-small">
            {[storeName, guideName && words.by(guideName), words.since(dayText(since, serverNow()))]
              .filter(Boolean)
              .join(' · ')}
          </View>
        </View>
      </View>
    ))}
  </Card>
);

type MeViewProps = {
  session: Session;
  member: Member;
  /** what she is asked, under her card */
  children?: ReactNode;
};

/** What a member finds about herself. */
export const MeView = ({ session, member, children }: MeViewProps) => (
  <View className="y-stack-16">
    <TierCard
      tier={member.tier}
      groupName={session.groupName}
      name={member.name}
      points={member.points}
      onClick={() => go('code')}
    />
    {children}
    {member.state === 'paused' && (
      <CellGroup>
        <Cell icon="lock" title={words.paused} note={words.pausedNote} onClick={() => go('consents')} />
      </CellGroup>
    )}
    <CellGroup>
      <Cell
        icon="star"
        title={words.pointsTitle}
        value={words.points(member.points)}
        onClick={() => go('points')}
      />
      <Cell icon="badge" title={words.tier} note={words.tierNote} onClick={() => go('tier')} />
      <Cell icon="coupons" title={words.coupons} onClick={() => go('coupons')} />
      <Cell
        icon="bell"
        title={words.inbox}
        tail={<Badge count={session.unreadInbox} />}
        onClick={() => go('inbox')}
      />
      <Cell icon="card" title={words.card} note={words.cardNote} onClick={() => go('card')} />
      <Cell icon="shield" title={words.account} note={words.accountNote} onClick={() => go('account')} />
    </CellGroup>
    {member.brands.length > 0 && <Brands member={member} />}
    <StaffEntry session={session} />
  </View>
);

/** The way to the workbench for staff, and quietly to the application for those who will be. */
export const StaffEntry = ({ session }: { session: Session }) => (
  <CellGroup>
    {session.staff ? (
      <Cell icon="shop" title={words.workbench} note={words.workbenchNote} onClick={() => go('workbench')} />
    ) : (
      <Cell icon="badge" title={words.apply} note={words.applyNote} onClick={() => go('apply')} />
    )}
  </CellGroup>
);
