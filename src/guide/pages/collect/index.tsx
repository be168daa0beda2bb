import { View } from '@tarojs/components';
import type { OpenBillView } from '@core/contracts/open-bill';
import type { Receipt } from '@core/contracts/redemption';
import { yuanText } from '@core/domain/money-text';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { EmptyState } from '@/components/empty-state/empty-state';
import { ErrorState, FailureLine } from '@/components/error-state/error-state';
import { Field } from '@/components/field/field';
import { BillFacts } from '@/components/open-bill/bill-facts';
import { Page } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { go, useParams } from '@/lib/go';
import { useNow } from '@/lib/use-now';
import { collectMessages as m } from '../../features/collect/messages';
import { useCollect } from '../../features/collect/use-collect';
import { openBillMessages } from '../../features/open-bill/messages';
import { BillDue } from '../../features/open-bill/bill-due';
import { stateNow } from '../../features/open-bill/visit-bills';
import { backWord } from '@/lib/back-words';
import { handedReceipt } from '../../lib/handovers';
import { toScanner } from '../../lib/to-scanner';

const showReceipt = (receipt: Receipt): void => {
  handedReceipt.give({ receipt });
  go('receipt', { redemptionId: receipt.redemptionId }, { replace: true });
};

const Over = ({ bill, state }: { bill: OpenBillView; state: Exclude<OpenBillView['state'], 'open'> }) =>
  state === 'redeemed' ? (
    <EmptyState icon="done" title={openBillMessages.paidTitle} note={openBillMessages.paidHint} />
  ) : (
    <EmptyState
      icon="clock"
      title={openBillMessages.goneTitle[state]}
      note={`${openBillMessages.gone(backWord(bill))}${openBillMessages.atTill}`}
    />
  );

const Next = () => (
  <Button kind="secondary" icon="scan" onClick={toScanner}>
    {m.next}
  </Button>
);

/** A cashier takes the money of a bill that any counter of the store has opened. */
const CollectPage = () => {
  const { code = '' } = useParams('collect');
  const now = useNow(1_000);
  const { query, text, setSlipNo, slipError, pay, busy, failure } = useCollect(code, showReceipt);
  const bill = query.data;
  if (!bill) {
    return (
      <Page
        name="collect"
        dense
        state={query.state}
        action={query.state === 'loading' ? undefined : <Next />}
      >
        {query.state === 'loading' ? (
          <Skeleton shape="form" />
        ) : (
          <ErrorState failure={query.failure} onRetry={() => void query.reload()} />
        )}
      </Page>
    );
  }
  const state = stateNow(bill, now);
  const action =
    state === 'open' ? (
      <View>
        <FailureLine failure={failure} />
        <Button loading={busy} onClick={() => pay(bill.billId)}>
          {m.take(yuanText(bill.dueFen))}
        </Button>
      </View>
    ) : (
      <Next />
    );
  return (
    <Page name="collect" dense content={state} action={action}>
      <View className="y-stack-12">
        {state === 'open' ? <BillDue bill={bill} now={now} /> : <Over bill={bill} state={state} />}
        {state === 'open' && (
          <Card>
            <Field
              label={m.slipNo}
              value={text}
              hint={m.slipNoHint}
              error={slipError}
              maxLength={30}
              onInput={setSlipNo}
            />
          </Card>
        )}
        <BillFacts bill={bill} />
      </View>
    </Page>
  );
};

export default CollectPage;
