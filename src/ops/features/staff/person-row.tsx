import { View } from '@tarojs/components';
import { dateText } from '@core/domain/calendar';
import { Avatar } from '@/components/avatar/avatar';
import { Button } from '@/components/button/button';
import { Tag } from '@/components/tag/tag';
import { countersText } from '../../lib/counters-text';
import { roleNames } from '../../lib/role-names';
import { staffMessages as m } from './messages';
import type { StaffRow } from './use-staff';
import './staff.scss';

export type PersonActions = {
  onApprove: (row: StaffRow) => void;
  onSuspend: (row: StaffRow) => void;
  onResume: (row: StaffRow) => void;
};

const PersonAction = ({ row, busy, ...on }: { row: StaffRow; busy: boolean } & PersonActions) => {
  if (row.self) return <Tag>{m.self}</Tag>;
  if (row.state === 'applied') {
    return (
      <Button kind="secondary" compact inline disabled={busy} label={`${m.approve}${row.name}`} onClick={() => on.onApprove(row)}>
        {m.approve}
      </Button>
    );
  }
  if (row.state === 'active') {
    return (
      <Button kind="quiet" compact inline disabled={busy} label={`${m.suspend}${row.name}`} onClick={() => on.onSuspend(row)}>
        {m.suspend}
      </Button>
    );
  }
  if (row.state === 'suspended') {
    return (
      <Button kind="secondary" compact inline disabled={busy} label={`${m.resume}${row.name}`} onClick={() => on.onResume(row)}>
        {m.resume}
      </Button>
    );
  }
  return null;
};

/** One person of the store and the one thing a manager does with her in this state. */
export const PersonRow = (props: { row: StaffRow; busy: boolean } & PersonActions) => {
  const { row } = props;
  return (
    <View className={`person ${row.state === 'suspended' || row.state === 'left' ? 'is-away' : ''}`}>
      <Avatar src={row.avatar} name={row.name} size={44} />
      <View className="y-grow">
        <View className="person__name">
          {row.name}
          <View className="y-small">{roleNames[row.role]}</View>
        </View>
        <View className="y-small">{[countersText(row.counters), m.since(dateText(row.since))].filter(Boolean).join(' · ')}</View>
      </View>
      <PersonAction {...props} />
    </View>
  );
};
