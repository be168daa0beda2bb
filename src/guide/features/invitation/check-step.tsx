import { View } from '@tarojs/components';
import { Card } from '@/components/card/card';
import { Cell, CellGroup } from '@/components/cell/cell';
import { Field } from '@/components/field/field';
import { serverNow } from '@/lib/clock';
import { byFloor } from '@/lib/floor';
import { roleNames } from '@core/domain/staff/role-names';
import { momentText } from '@/lib/time-text';
import { invitationMessages as m } from './messages';
import type { Invitation } from './use-apply';

type CheckStepProps = {
  invitation: Invitation;
  name: string;
  error?: string;
  onName: (name: string) => void;
};

/** What she is invited to, before she gives her name. */
export const CheckStep = ({ invitation, name, error, onName }: CheckStepProps) => (
  <View className="y-stack-16">
    <CellGroup>
      <Cell icon="badge" title={roleNames[invitation.role]} note={m.role} />
      <Cell icon="shop" title={`${invitation.store.city} · ${invitation.store.name}`} note={m.store} />
      {invitation.brand && <Cell icon="gift" title={invitation.brand.name} note={m.brand} />}
      {invitation.counters.length > 0 && (
        <Cell
          icon="pin"
          title={byFloor(invitation.counters)
            .map(counter => `${counter.floor} ${counter.name}`)
            .join('、')}
          note={m.counters}
        />
      )}
      <Cell
        icon="user"
        title={invitation.invitedBy}
        note={m.invitedBy}
        value={m.expires(momentText(invitation.expiresAt, serverNow()))}
      />
    </CellGroup>
    <Card>
      <Field label={m.name} value={name} hint={m.nameHint} error={error} maxLength={20} onInput={onName} />
    </Card>
  </View>
);
