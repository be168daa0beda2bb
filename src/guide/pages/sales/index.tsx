import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useRef } from 'react';
import { dateText } from '@core/domain/calendar';
import { EmptyState } from '@/components/empty-state/empty-state';
import { Page, QueryBody } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { useActing } from '@/lib/acting';
import { serverNow } from '@/lib/clock';
import { useParams } from '@/lib/go';
import { FindForm } from '../../features/sale/find-form';
import { saleMessages as m } from '../../features/sale/messages';
import { SalesList } from '../../features/sale/sales-list';
import { useFinding, type FindValue } from '../../features/sale/use-finding';
import { useSales, type SaleQuery } from '../../features/sale/use-sales';

/** Where nothing of one shopper was found, other counters are named only to whom this one is all she sees. */
const emptyNote = (ofMember: boolean, atCounter: boolean): string =>
  ofMember ? `${atCounter ? m.elsewhere : ''}${m.emptyOfMember}` : m.emptyNote;

type Whose = { ticketId?: string; memberId?: string };

/** What is asked for: of one shopper, one slip, or a day; of her counter, or of the store where she stands at none. */
const queryOf = (
  { ticketId, memberId }: Whose,
  { day, slipNo, allDays }: FindValue,
  counterId: string | undefined,
): SaleQuery => {
  const when = allDays ? {} : { day };
  if (ticketId !== undefined) return { ticketId, ...when };
  if (memberId !== undefined) return { memberId, ...when };
  const where = counterId === undefined ? {} : { counterId };
  return slipNo === '' ? { day, ...where } : { day, slipNo, ...where };
};

const SalesPage = () => {
  const { day, slipNo, ...whose } = useParams('sales');
  const counterId = useActing(({ acting }) => acting?.counterId);
  const place = useActing(({ acting }) => acting?.counterName) ?? m.wholeStore;
  const ofMember = whose.ticketId !== undefined || whose.memberId !== undefined;
  const reload = useRef((): void => undefined);
  const first = { day: day ?? dateText(serverNow()), slipNo: slipNo ?? '', allDays: ofMember };
  const finding = useFinding(first, () => reload.current());
  const sales = useSales(queryOf(whose, finding.asked, counterId));
  reload.current = () => void sales.reload();
  const seen = useRef(false);
  useDidShow(() => {
    if (seen.current) void sales.reload();
    seen.current = true;
  });
  return (
    <Page name="sales" dense state={sales.state}>
      <View className="y-stack-12">
        <FindForm finding={finding} ofMember={ofMember} place={place} busy={sales.refreshing} />
        <QueryBody
          query={sales}
          skeleton={<Skeleton shape="list" />}
          empty={
            <EmptyState
              icon="receipt"
              title={m.emptyTitle}
              note={emptyNote(ofMember, counterId !== undefined)}
            />
          }
        >
          {() => <SalesList sales={sales} />}
        </QueryBody>
      </View>
    </Page>
  );
};

export default SalesPage;
