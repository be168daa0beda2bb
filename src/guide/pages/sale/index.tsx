import { View } from '@tarojs/components';
import type { SaleView } from '@core/contracts/sale';
import { Page, QueryBody } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { api } from '@/lib/api';
import { useParams } from '@/lib/go';
import { useQuery, type Query } from '@/lib/use-query';
import { RefundAction, RefundLines, RefundResult } from '../../features/sale/refund-form';
import { Refunds, SaleHead } from '../../features/sale/sale-view';
import { useRefund } from '../../features/sale/use-refund';

const isLeft = ({ lines }: SaleView): boolean =>
  lines.some(({ left }) => (left.quantity ?? left.amountFen) > 0);

const Ready = ({ query, sale }: { query: Query<SaleView>; sale: SaleView }) => {
  const state = useRefund(sale, () => void query.reload());
  return (
    <Page
      name="sale"
      dense
      state={query.state}
      action={isLeft(sale) ? <RefundAction state={state} /> : undefined}
    >
      <View className="y-stack-12">
        <SaleHead sale={sale} />
        <Refunds sale={sale} />
        <RefundLines sale={sale} state={state} />
        <RefundResult state={state} />
      </View>
    </Page>
  );
};

const SalePage = () => {
  const { saleId = '' } = useParams('sale');
  const query = useQuery(() => api.guide('sale.get', { saleId }), {
    deps: [saleId],
    isEmpty: sale => sale.lines.length === 0,
  });
  if (query.data) return <Ready query={query} sale={query.data} />;
  return (
    <Page name="sale" dense state={query.state}>
      <QueryBody query={query} skeleton={<Skeleton shape="form" />}>
        {() => null}
      </QueryBody>
    </Page>
  );
};

export default SalePage;
