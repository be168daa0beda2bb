import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useRef, useState } from 'react';
import { dateText, startOfDate } from '@core/domain/calendar';
import { EmptyState } from '@/components/empty-state/empty-state';
import { Page, QueryBody } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { useActing } from '@/lib/acting';
import { serverNow } from '@/lib/clock';
import { useParams } from '@/lib/go';
import { FindForm, type FindValue } from '../../features/sale/find-form';
import { saleMessages as m } from '../../features/sale/messages';
import { SalesList } from '../../features/sale/sales-list';
import { useSales, type SaleQuery } from '../../features/sale/use-sales';

type Whose = { ticketId?: string; memberId?: string };

const isDay = (day: string): boolean => {
  try {
    return startOfDate(day) > 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

const SLIP = /^[0-9A-Za-z-]{1,24}$/;

/** What is asked for; a day that is still being typed leaves the last one. */
const queryOf = (
  { ticketId, memberId }: Whose,
  value: FindValue,
  day: string,
  counterId: string | undefined,
): SaleQuery => {
  const when = value.allDays ? {} : { day };
  if (ticketId !== undefined) return { ticketId, ...when };
  if (memberId !== undefined) return { memberId, ...when };
  if (counterId !== undefined && SLIP.test(value.slipNo)) return { counterId, day, slipNo: value.slipNo };
  return { day, ...(counterId === undefined ? {} : { counterId }) };
};

const SalesPage = () => {
  const whose = useParams('sales');
  const counterId = useActing(({ acting }) => acting?.counterId);
  const ofMember = whose.ticketId !== undefined || whose.memberId !== undefined;
  const [value, setValue] = useState<FindValue>({
    day: dateText(serverNow()),
    slipNo: '',
    allDays: ofMember,
  });
  const day = useRef(value.day);
  const dayWrong = !isDay(value.day);
  if (!dayWrong) day.current = value.day;
  const sales = useSales(queryOf(whose, value, day.current, counterId));
  const seen = useRef(false);
  useDidShow(() => {
    if (seen.current) void sales.reload();
    seen.current = true;
  });
  // a manager at no counter has no slip number of one counter: hers are narrowed by what she types
  const typed = value.slipNo.toUpperCase();
  const narrowed =
    counterId === undefined && typed !== ''
      ? { ...sales, items: sales.items.filter(({ slipNo }) => slipNo.toUpperCase().includes(typed)) }
      : sales;
  return (
    <Page name="sales" dense state={sales.state}>
      <View className="y-stack-12">
        <FindForm value={value} ofMember={ofMember} dayWrong={dayWrong} onChange={setValue} />
        <QueryBody
          query={sales}
          skeleton={<Skeleton shape="list" />}
          empty={<EmptyState icon="receipt" title={m.emptyTitle} note={m.emptyNote} />}
        >
          {() => <SalesList sales={narrowed} />}
        </QueryBody>
      </View>
    </Page>
  );
};

export default SalesPage;
