import { View } from '@tarojs/components';
import type { OpenBillView } from '@core/contracts/open-bill';
import { timeText } from '@core/domain/calendar';
import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import { ErrorState, FailureLine } from '@/components/error-state/error-state';
import { BillCode } from '@/components/open-bill/bill-code';
import { BillFacts } from '@/components/open-bill/bill-facts';
import { Page } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { go, useParams } from '@/lib/go';
import { toast } from '@/lib/toast';
import { useNow } from '@/lib/use-now';
import { useShown } from '@/lib/use-shown';
import { brighten } from '@/lib/wechat/brightness';
import { findOpened, takeUpAgain } from '../../features/bill/opened-store';
import { openBillMessages as m } from '../../features/open-bill/messages';
import { useOpenBill } from '../../features/open-bill/use-open-bill';
import { stateNow } from '../../features/open-bill/visit-bills';
import { backWord, platformsAdvice } from '@/lib/back-words';
import { handedBill } from '../../lib/handovers';
import { toScanner } from '../../lib/to-scanner';

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
    <Gone bill={bill} state={state} />
  );

/** Given up or over: what was typed can be opened again while the visit lives. */
const Gone = ({ bill, state }: { bill: OpenBillView; state: 'released' | 'lapsed' | 'reversed' }) => {
  const draft = findOpened(bill.billId);
  const reopen = (): void => {
    if (!draft) return;
    if (takeUpAgain(draft)) go('visit', { ticketId: draft.ticketId }, { replace: true });
    else toast(m.otherTyped, 'bad');
  };
  return (
    <EmptyState
      icon="clock"
      title={m.goneTitle[state]}
      note={`${m.gone(backWord(bill))}${platformsAdvice(bill)}${draft ? m.goneHint : m.overHint}`}
      action={
        draft ? (
          <Button icon="retry" onClick={reopen}>
            {m.reopen}
          </Button>
        ) : (
          <Button kind="secondary" icon="scan" onClick={toScanner}>
            {m.scan}
          </Button>
        )
      }
    />
  );
};

const BillPage = () => {
  const { billId = '' } = useParams('bill');
  const shown = useShown();
  const now = useNow(1_000, shown);
  const { query, bill, release, busy, failure } = useOpenBill(billId, shown, handedBill.take(billId));
  const state = bill && stateNow(bill, now);
  const open = state === 'open';
  useEffect(() => {
    if (shown && state) void Taro.setNavigationBarTitle({ title: m.titles[state] });
  }, [shown, state]);
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
        {state === 'open' ? (
          <BillCode
            bill={bill}
            now={now}
            tell={m.tell}
            holds={m.holds(timeText(bill.until), backWord(bill))}
          />
        ) : (
          <Ended bill={bill} state={state} />
        )}
        <BillFacts bill={bill} />
      </View>
    </Page>
  );
};

export default BillPage;
