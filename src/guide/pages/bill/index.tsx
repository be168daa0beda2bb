import { View } from '@tarojs/components';
import type { OpenBillView } from '@core/contracts/open-bill';
import { useEffect } from 'react';
import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import { ErrorState, FailureLine } from '@/components/error-state/error-state';
import { Page } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { go, useParams } from '@/lib/go';
import { useNow } from '@/lib/use-now';
import { useShown } from '@/lib/use-shown';
import { brighten } from '@/lib/wechat/brightness';
import { openBillMessages as m } from '../../features/open-bill/messages';
import { BillCode, BillFacts } from '../../features/open-bill/open-bill-view';
import { useOpenBill } from '../../features/open-bill/use-open-bill';
import { stateNow } from '../../features/open-bill/visit-bills';
import { handedBill } from '../../lib/handovers';

const Ended = ({ bill, state }: { bill: OpenBillView; state: Exclude<OpenBillView['state'], 'open'> }) =>
  state === 'redeemed' ? (
    <EmptyState
      icon="done"
      title={m.paidTitle}
      note={m.paidHint}
      action={
        <Button icon="receipt" onClick={() => go('receipt', { redemptionId: bill.redemptionId ?? '' })}>
          {m.toReceipt}
        </Button>
      }
    />
  ) : (
    <EmptyState icon="clock" title={m.goneTitle[state]} note={m.goneHint} />
  );

const BillPage = () => {
  const { billId = '' } = useParams('bill');
  const shown = useShown();
  const now = useNow(1_000, shown);
  const { query, bill, release, busy, failure } = useOpenBill(billId, shown, handedBill.take(billId));
  const state = bill && stateNow(bill, now);
  const open = state === 'open';
  useEffect(() => (shown && open ? brighten() : undefined), [shown, open]);
  if (!bill || !state) {
    return (
      <Page name="bill" dense state={query.state}>
        {query.state === 'loading' ? (
          <Skeleton shape="code" />
        ) : (
          <ErrorState failure={query.failure} onRetry={() => void query.reload()} />
        )}
      </Page>
    );
  }
  const action = open && (
    <View>
      <FailureLine failure={failure} />
      <Button kind="secondary" loading={busy} onClick={release}>
        {m.release}
      </Button>
    </View>
  );
  return (
    <Page name="bill" dense content={state} action={action || undefined}>
      <View className="y-stack-12">
        {state === 'open' ? <BillCode bill={bill} now={now} /> : <Ended bill={bill} state={state} />}
        <BillFacts bill={bill} />
      </View>
    </Page>
  );
};

export default BillPage;
