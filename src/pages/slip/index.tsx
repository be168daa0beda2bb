import { QueryPage } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { ReceiptView } from '@/features/receipt/receipt-view';
import { api } from '@/lib/api';
import { useParams } from '@/lib/go';
import { useQuery } from '@/lib/use-query';

const SlipPage = () => {
  const { redemptionId = '' } = useParams('slip');
  const query = useQuery(() => api.consumer('receipt.get', { redemptionId }), { deps: [redemptionId] });
  return (
    <QueryPage name="slip" query={query} skeleton={<Skeleton shape="form" />}>
      {receipt => <ReceiptView receipt={receipt} />}
    </QueryPage>
  );
};

export default SlipPage;
