import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { Chips } from '@/components/chips/chips';
import { DateField } from '@/components/date-field/date-field';
import { FilterBar } from '../../components/desktop/filter-bar';
import { ChooseWhat } from './choose-what';
import { ChooseWho } from './choose-who';
import { auditMessages as m } from './messages';
import { isBackwards, type Days } from './span';
import type { Audit, FilterField } from './use-audit';
import './audit.scss';

const DAYS = Object.entries(m.days).map(([key, text]) => ({ key, text }));

type FilterProps = {
  name: string;
  /** what it is narrowed to; absent is everything */
  text: string | undefined;
  onOpen?: () => void;
  onDrop: () => void;
};

/** "人员：许宁", which opens what can be chosen, with the way back to all. */
const Filter = ({ name, text, onOpen, onDrop }: FilterProps) => (
  <View className="audit__filter">
    {onOpen ? (
      <Button kind="secondary" compact inline onClick={onOpen}>
        {m.filter(name, text ?? m.everything)}
      </Button>
    ) : (
      <View>{m.filter(name, text ?? m.everything)}</View>
    )}
    {text !== undefined && (
      <Button kind="quiet" compact inline icon="close" label={m.clearOf(name)} onClick={onDrop}>
        {m.clear}
      </Button>
    )}
  </View>
);

const Between = ({ between, setBetween }: Pick<Audit, 'between' | 'setBetween'>) => (
  <View className="audit__between">
    <DateField
      mode="date"
      label={m.from}
      value={between.from}
      onChange={from => setBetween({ ...between, from })}
    />
    <DateField
      mode="date"
      label={m.until}
      value={between.until}
      error={isBackwards(between) ? m.backwards : undefined}
      onChange={until => setBetween({ ...between, until })}
    />
  </View>
);

/** What narrows the log: the days, whose, and what was done; about what comes from a record or another page. */
export const AuditFilters = ({ audit }: { audit: Audit }) => {
  const { days, setDays, filters, add, drop } = audit;
  const [open, setOpen] = useState<Exclude<FilterField, 'subjectId'>>();
  const close = (): void => setOpen(undefined);
  const choose = (field: FilterField) => (choice: { value: string; text: string }) => {
    close();
    add({ field, value: choice.value, text: choice.text });
  };
  return (
    <FilterBar>
      <Chips label={m.daysLabel} items={DAYS} value={days} onChange={key => setDays(key as Days)} />
      {days === 'span' && <Between {...audit} />}
      <View className="audit__filters">
        <Filter
          name={m.columns.actor}
          text={filters.actorId?.text}
          onOpen={() => setOpen('actorId')}
          onDrop={() => drop('actorId')}
        />
        <Filter
          name={m.columns.what}
          text={filters.action?.text}
          onOpen={() => setOpen('action')}
          onDrop={() => drop('action')}
        />
        {filters.subjectId && (
          <Filter name={m.columns.subject} text={filters.subjectId.text} onDrop={() => drop('subjectId')} />
        )}
      </View>
      {open === 'actorId' && <ChooseWho onChoose={choose('actorId')} onClose={close} />}
      {open === 'action' && <ChooseWhat onChoose={choose('action')} onClose={close} />}
    </FilterBar>
  );
};
