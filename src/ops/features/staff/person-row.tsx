import { View } from '@tarojs/components';
import { Avatar } from '@/components/avatar/avatar';
import { Button } from '@/components/button/button';
import { Tag } from '@/components/tag/tag';
import { serverNow } from '@/lib/clock';
import { dayText, momentText } from '@/lib/time-text';
import { roleNames } from '@core/domain/staff/role-names';
import { countersText } from '../../lib/counters-text';
import { staffMessages as m } from './messages';
import type { StaffRow } from './use-staff';
import './staff.scss';

export type PersonActions = {
  onApprove: (row: StaffRow) => void;
  onReject: (row: StaffRow) => void;
  onSuspend: (row: StaffRow) => void;
  onResume: (row: StaffRow) => void;
};
type ActionKey = 'approve' | 'reject' | 'suspend' | 'resume';

/** What a manager can do with somebody in this state. */
const ACTIONS: Record<StaffRow['state'], readonly ActionKey[]> = {
  applied: ['reject', 'approve'],
  rejected: [],
  active: ['suspend'],
  suspended: ['resume'],
  left: [],
};

const PersonButtons = ({
  row,
  busy,
  onApprove,
  onReject,
  onSuspend,
  onResume,
}: { row: StaffRow; busy: boolean } & PersonActions) => {
  const on: Record<ActionKey, (row: StaffRow) => void> = {
    approve: onApprove,
    reject: onReject,
    suspend: onSuspend,
    resume: onResume,
  };
  return (
    <View className="person__actions">
      {ACTIONS[row.state].map(key => (
        <Button
          key={key}
          kind={key === 'approve' || key === 'resume' ? 'secondary' : 'quiet'}
          compact
          inline
          disabled={busy}
          label={`${m[key]}${row.name}`}
          onClick={() => on[key](row)}
        >
          {m[key]}
        </Button>
      ))}
    </View>
  );
};

const sinceText = ({ state, since }: StaffRow): string =>
  state === 'applied' || state === 'rejected'
    ? m.appliedAt(momentText(since, serverNow()))
    : m.since(dayText(since, serverNow()));

const classOf = ({ state }: StaffRow): string => {
  if (state === 'applied') return 'is-waiting';
  return state === 'active' ? '' : 'is-away';
};

type PersonRowProps = {
  row: StaffRow;
  /** how many counters the store has */
  ofStore: number;
  busy: boolean;
} & PersonActions;

/** One person of the store and what a manager does with her in this state. */
export const PersonRow = ({ ofStore, ...props }: PersonRowProps) => {
  const { row } = props;
  return (
    <View className={`person ${classOf(row)}`}>
      <Avatar src={row.avatar} name={row.name} size={44} />
      <View className="y-grow">
        <View className="person__name">
          {row.name}
          <View className="y-small">{roleNames[row.role]}</View>
        </View>
        <View className="y-small">
          {row.counters.length > 0 && `${countersText(row.counters, ofStore)} · `}
          <View className="person__since">{sinceText(row)}</View>
        </View>
      </View>
      {row.self ? <Tag>{m.self}</Tag> : <PersonButtons {...props} />}
    </View>
  );
};
