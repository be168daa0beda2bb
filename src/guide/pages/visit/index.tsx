import { View } from '@tarojs/components';
import type { Receipt } from '@core/contracts/redemption';
import type { VisitView } from '@core/contracts/visit';
import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import { ErrorState } from '@/components/error-state/error-state';
import { Page } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { useActing } from '@/lib/acting';
import { go, useParams } from '@/lib/go';
import { useNow } from '@/lib/use-now';
import { BillSection } from '../../features/bill/bill-section';
import { billMessages } from '../../features/bill/messages';
import { PendingPanel } from '../../features/bill/pending-panel';
import { SettleBar } from '../../features/bill/settle-bar';
import { useBill } from '../../features/bill/use-bill';
import { useResume } from '../../features/bill/use-resume';
import { useGoods } from '../../features/post/use-goods';
import { visitMessages as m } from '../../features/visit/messages';
import { useVisit } from '../../features/visit/use-visit';
import { VisitCard } from '../../features/visit/visit-card';
import type { Goods } from '../../lib/goods';
import { handedReceipt } from '../../lib/handovers';
import { toScanner } from '../../lib/to-scanner';

const showReceipt = (visit: VisitView, receipt: Receipt): void => {
  handedReceipt.give({ receipt, visit });
  go('receipt', { redemptionId: receipt.redemptionId }, { replace: true });
};

const waitWords = ({ bill, quoting, quote, fresh }: ReturnType<typeof useBill>): string => {
  if (bill.blank) return quote && quote.fits.length > 0 ? billMessages.giftsFirst : billMessages.couponsWait;
  if (bill.zero) return billMessages.zeroWait;
  return quoting
    ? billMessages.quoting
    : quote && fresh
      ? billMessages.notTogether
      : billMessages.couponsWait;
};

const OpenVisit = ({ visit, goods }: { visit: VisitView; goods: Goods }) => {
  const now = useNow(1_000);
  const state = useBill({
    ticketId: visit.ticketId,
    counterId: useActing(state => state.acting?.counterId) ?? '',
    expiresAt: visit.expiresAt,
    goods,
    memberMasked: `${visit.member.nameMasked} ${visit.member.phoneMasked}`,
    onReceipt: receipt => showReceipt(visit, receipt),
    onRedeemedBefore: redemptionId => go('receipt', { redemptionId }, { replace: true }),
  });
  const { resume, busyId, failures } = useResume(receipt => showReceipt(visit, receipt));
  const { pending } = state;
  const told = state.failure ?? state.quoteFailure;
  const over = now >= visit.expiresAt || told?.code === 'VISIT_EXPIRED' || told?.code === 'VISIT_NOT_FOUND';

  const bar = over ? (
    <Button icon="scan" onClick={toScanner}>
      {m.scanAgain}
    </Button>
  ) : (
    <SettleBar
      outcome={state.outcome}
      wait={waitWords(state)}
      sure={state.fresh}
      busy={state.busy}
      failure={told?.code === 'BILL_SLIP_USED' ? undefined : told}
      onRedeem={state.submit}
      onFinish={() => {
        state.giveUp();
        toScanner();
      }}
      onRetry={state.quoteFailure?.retryable ? state.requote : undefined}
    />
  );
  return (
    <Page name="visit" dense action={pending ? undefined : bar}>
      <View className="y-stack-12">
        <VisitCard visit={visit} now={now} />
        {pending ? (
          <PendingPanel
            pending={pending}
            busy={busyId === pending.requestId}
            failure={failures[pending.requestId]}
            onAgain={() => void resume(pending)}
            onLater={toScanner}
          />
        ) : over ? (
          <EmptyState icon="clock" title={m.over} note={m.overHint} />
        ) : (
          <BillSection goods={goods} state={state} />
        )}
      </View>
    </Page>
  );
};

const VisitPage = () => {
  const { ticketId = '' } = useParams('visit');
  const visit = useVisit(ticketId);
  const goods = useGoods();
  if (!visit.data || !goods.data) {
    const missing = visit.data ? goods : visit;
    return (
      <Page name="visit" dense state={missing.state}>
        {missing.state === 'loading' ? (
          <Skeleton shape="form" />
        ) : (
          <ErrorState failure={missing.failure} onRetry={() => void missing.reload()} />
        )}
      </Page>
    );
  }
  if (goods.data.brands.length === 0 || goods.data.categories.length === 0) {
    return (
      <Page name="visit" dense state="empty">
        <EmptyState icon="shop" title={billMessages.noGoods} note={billMessages.noGoodsHint} />
      </Page>
    );
  }
  return <OpenVisit visit={visit.data} goods={goods.data} />;
};

export default VisitPage;
