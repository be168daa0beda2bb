import { View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { isCalled, wordsOf } from '@core/domain/looked-for';
import { roleNames } from '@core/domain/staff/role-names';
import { EmptyState } from '@/components/empty-state/empty-state';
import { Field } from '@/components/field/field';
import { Revealed } from '@/components/revealed/revealed';
import { countersText } from '../../lib/counters-text';
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

/** By what one looks for somebody: the name, the post and the counters, with their floors. */
const namesOf = ({ name, role, counters }: StaffRow, ofStore: number): string[] => [
  name,
  roleNames[role],
  ...counters.map(counter => `${counter.floor} ${counter.name}`),
  countersText(counters, ofStore),
];

/** Fewer are seen at a glance. */
const MANY = 8;

/** The people of the store by state, found by what is typed; open invitations stand after those who wait. */
export const PeopleView = ({ items, invitations, ...rest }: PeopleViewProps) => {
  const [text, setText] = useState('');
  const words = wordsOf(text);
  const found = items.filter(row => isCalled(namesOf(row, rest.ofStore), words));
  return (
    <View className="y-stack-16">
      {items.length > MANY && (
        <Field
          className="people-find"
          label={m.find}
          value={text}
          placeholder={m.findHint}
          maxLength={40}
          confirmType="search"
          onInput={setText}
        />
      )}
      {found.length === 0 && <EmptyState icon="search" title={m.noneTitle} note={m.noneNote} />}
      {ORDER.map(state => {
        const rows = found.filter(row => row.state === state);
        const section = rows.length > 0 && <Section key={state} state={state} rows={rows} {...rest} />;
        // who was invited has no name yet
        return state === 'applied' ? [section, words.length === 0 && invitations] : section;
      })}
    </View>
  );
};
