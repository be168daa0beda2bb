import { Button } from '@/components/button/button';
import { Chips } from '@/components/chips/chips';
import { EmptyState } from '@/components/empty-state/empty-state';
import { Field } from '@/components/field/field';
import { go, useParams } from '@/lib/go';
import { FilterBar } from '../../components/desktop/filter-bar';
import { OpsPage } from '../../components/desktop/ops-page';
import { PagedTable } from '../../components/desktop/paged-table';
import { useWide } from '../../components/desktop/use-wide';
import { offerMessages as m } from '../../features/offer/messages';
import { offerColumns } from '../../features/offer/offer-columns';
import { useOffers, type OfferFilter } from '../../features/offer/use-offers';
import { useKeptFresh } from '../../lib/use-kept-fresh';

const FILTERS = Object.entries({ all: m.all, asked: m.asked, ...m.states }).map(([key, text]) => ({
  key,
  text,
}));

const firstOf = (show: string | undefined): OfferFilter | undefined =>
  FILTERS.some(({ key }) => key === show) ? (show as OfferFilter) : undefined;

const Empty = ({ filter, found }: { filter: OfferFilter; found: string }) => {
  if (found !== '') return <EmptyState icon="search" title={m.noneTitle(found)} note={m.noneNote} />;
  if (filter === 'asked') return <EmptyState icon="coupons" title={m.emptyAsked} />;
  return <EmptyState icon="coupons" title={m.emptyTitle} note={m.emptyNote} />;
};

const OffersPage = () => {
  const { show } = useParams('offers');
  const { pages, filter, setFilter, typed } = useOffers(firstOf(show));
  const wide = useWide();
  useKeptFresh(() => pages.reload());
  const make = (
    <Button compact={wide} inline={wide} icon="plus" onClick={() => go('offerMake')}>
      {m.make}
    </Button>
  );
  return (
    <OpsPage name="offers" state={pages.state} tools={make} action={wide ? undefined : make}>
      <FilterBar>
        <Chips
          label={m.filterLabel}
          items={FILTERS}
          value={filter}
          onChange={key => setFilter(key as OfferFilter)}
        />
        <Field
          label={m.find}
          value={typed.text}
          placeholder={m.findHint}
          maxLength={40}
          confirmType="search"
          onInput={typed.setText}
          onConfirm={typed.now}
        />
      </FilterBar>
      <PagedTable
        label={m.table}
        columns={offerColumns}
        pages={pages}
        rowKey={row => row.templateId}
        rowLabel={row => `${row.title || m.untitled}，${m.states[row.state]}`}
        onRow={({ templateId }) => go('offerView', { templateId })}
        empty={<Empty filter={filter} found={typed.asked} />}
      />
    </OpsPage>
  );
};

export default OffersPage;
