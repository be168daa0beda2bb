import { View } from '@tarojs/components';
import type { CounterRef } from '@core/contracts/shared';
import { Card } from '@/components/card/card';
import { Check } from '@/components/check/check';
import { Chips } from '@/components/chips/chips';
import { byFloor } from '@/lib/floor';
import { roleNames } from '@core/domain/staff/role-names';
import { inviteMessages as m, roleHints } from './messages';
import type { InviteInput } from './use-invite';
import './invitation.scss';

type InviteFormProps = {
  counters: readonly CounterRef[];
  value: InviteInput;
  onChange: (value: InviteInput) => void;
};

const roles = (Object.keys(roleHints) as InviteInput['role'][]).map(key => ({ key, text: roleNames[key] }));

/** Which role, at which counters. */
export const InviteForm = ({ counters, value, onChange }: InviteFormProps) => {
  const toggle = (counterId: string, on: boolean): void => {
    const others = value.counterIds.filter(one => one !== counterId);
    onChange({ ...value, counterIds: on ? [...others, counterId] : others });
  };
  return (
    <View className="y-stack-12">
      <Card title={m.role}>
        <Chips
          label={m.role}
          items={roles}
          value={value.role}
          onChange={role => onChange({ ...value, role: role as InviteInput['role'] })}
        />
        <View className="y-note invite__hint">{roleHints[value.role]}</View>
      </Card>
      <Card title={m.counters}>
        {byFloor(counters).map(counter => (
          <Check
            key={counter.counterId}
            checked={value.counterIds.includes(counter.counterId)}
            label={`${counter.floor} ${counter.name}`}
            onChange={on => toggle(counter.counterId, on)}
          >
            <View className="invite__counter">
              <View className="invite__floor">{counter.floor}</View>
              <View>{counter.name}</View>
            </View>
          </Check>
        ))}
      </Card>
    </View>
  );
};
