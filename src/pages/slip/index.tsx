import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { QueryPage } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { receiptMessages as words } from '@/features/receipt/messages';
import { ReceiptView } from '@/features/receipt/receipt-view';
import { api } from '@/lib/api';
import { go, useParams } from '@/lib/go';
import { useAgainOnShow } from '@/lib/use-again-on-show';
import { useQuery } from '@/lib/use-query';

const SlipPage = () => {
  const { redemptionId = '' } = useParams('slip');
  const query = useQuery(() => api.consumer('receipt.get', { redemptionId }), { deps: [redemptionId] });
  useAgainOnShow(query.reload);
  return (
    <QueryPage name="slip" query={query} skeleton={<Skeleton shape="form" />}>
      {receipt => (
        <View className="y-stack-16">
          <ReceiptView receipt={receipt} />
          <Button kind="secondary" onClick={() => go('coupons')}>
            {words.myCoupons}
          </Button>
        </View>
      )}
    </QueryPage>
  );
};

export default SlipPage;
