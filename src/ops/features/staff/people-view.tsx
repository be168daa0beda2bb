import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Revealed } from '@/components/revealed/revealed';
import { staffMessages as m } from './messages';
import { PersonRow, type PersonActions } from './person-row';
import type { StaffRow } from './use-staff';
import './staff.scss';

/** Who needs something first, then who works, then who does not. */
const ORDER = ['applied', 'active', 'suspended', 'rejected', 'left'] as const;

const Section = ({
  state,
  rows,
  ...rest
}: { state: StaffRow['state']; rows: StaffRow[]; ofStore: number; busy: boolean } & PersonActions) => (
  <View>
    <View className={`people__head ${state === 'applied' ? 'is-waiting' : ''}`}>
      <View>{m.sections[state]}</View>
      <View className="y-num">{m.count(rows.length)}</View>
    </View>
    <View className="people__rows">
      <Revealed rows={rows}>{row => <PersonRow key={row.staffId} row={row} {...rest} />}</Revealed>
    </View>
  </View>
);

type PeopleViewProps = {
  items: readonly StaffRow[];
  ofStore: number;
  busy: boolean;
  invitations: ReactNode;
} & PersonActions;

/** The people of the store by state; open invitations stand after those who wait. */
export const PeopleView = ({ items, invitations, ...rest }: PeopleViewProps) => (
  <View className="y-stack-16">
    {ORDER.map(state => {
      const rows = items.filter(row => row.state === state);
      const section = rows.length > 0 && <Section key={state} state={state} rows={rows} {...rest} />;
      return state === 'applied' ? [section, invitations] : section;
    })}
  </View>
);
