import { Chips } from '@/components/chips/chips';
import { Field } from '@/components/field/field';
import { serverNow } from '@/lib/clock';
import { FilterBar } from '../../components/desktop/filter-bar';
import { answeredText, lastMonths, monthText, statementStates } from '../../lib/books-words';
import { statementMessages as m } from './messages';
import type { useNarrowed } from './use-narrowed';
import type { Standing } from './use-statements';

const ALL = 'all';

type FiltersProps = {
  /** a brand's people have one brand, and see no drafts */
  ofBrand: boolean;
  /** a month that the page was opened with is offered, however old */
  asked: string | undefined;
  narrowed: ReturnType<typeof useNarrowed>;
};

const monthsOf = (asked: string | undefined): string[] => {
  const months = lastMonths(serverNow());
  return asked === undefined || months.includes(asked) ? months : [...months, asked];
};

const Months = ({ asked, narrowed: { value, setMonth } }: Omit<FiltersProps, 'ofBrand'>) => (
  <Chips
    label={m.pickMonth}
    items={[{ key: ALL, text: m.allMonths }, ...monthsOf(asked).map(key => ({ key, text: monthText(key) }))]}
    value={value.month ?? ALL}
    onChange={key => setMonth(key === ALL ? undefined : key)}
  />
);

const ORDER = [
  'open',
  'issued',
  'disputed',
  'answered',
  'confirmed',
  'settled',
] as const satisfies Standing[];

const standings: readonly { key: Standing; text: string }[] = ORDER.map(key => ({
  key,
  text: key === 'answered' ? answeredText : statementStates[key].text,
}));

const States = ({ ofBrand, narrowed: { value, setState } }: Omit<FiltersProps, 'asked'>) => (
  <Chips
    label={m.pickState}
    items={[{ key: ALL, text: m.allStates }, ...standings.filter(({ key }) => !ofBrand || key !== 'open')]}
    value={value.state ?? ALL}
    onChange={key => setState(key === ALL ? undefined : (key as Standing))}
  />
);

/** Narrows the list by month, state and brand. */
export const StatementFilters = ({ ofBrand, asked, narrowed }: FiltersProps) => (
  <FilterBar>
    <Months asked={asked} narrowed={narrowed} />
    <States ofBrand={ofBrand} narrowed={narrowed} />
    {!ofBrand && (
      <Field
        label={m.findBrand}
        value={narrowed.text}
        placeholder={m.findBrandHint}
        maxLength={20}
        confirmType="search"
        onInput={narrowed.setText}
      />
    )}
  </FilterBar>
);
