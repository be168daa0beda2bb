import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OpenBillView } from '@core/contracts/open-bill';
import type { ProductView } from '@core/contracts/product';
import type { Receipt } from '@core/contracts/redemption';
import type { VisitView } from '@core/contracts/visit';
import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import { ErrorState } from '@/components/error-state/error-state';
import { Page } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { useActing } from '@/lib/acting';
import { go, useParams } from '@/lib/go';
import { toast } from '@/lib/toast';
import { useNow } from '@/lib/use-now';
import { BillSection } from '../../features/bill/bill-section';
import { billMessages } from '../../features/bill/messages';
import { PendingPanel } from '../../features/bill/pending-panel';
import { SettleBar } from '../../features/bill/settle-bar';
import { useBill } from '../../features/bill/use-bill';
import { useResume } from '../../features/bill/use-resume';
import { useVisitBills } from '../../features/open-bill/use-visit-bills';
import { GrantEntry } from '../../features/grant/grant-sheet';
import { VisitBills } from '../../features/open-bill/visit-bills';
import { useGoods } from '../../features/post/use-goods';
import { productMessages } from '../../features/product/messages';
import { ProductSheet } from '../../features/product/product-sheet';
import { useProductGun } from '../../features/product/use-products';
import { SalesEntry } from '../../features/sale/sales-entry';
import { TenderCard } from '../../features/tender/tender-card';
import { visitMessages as m } from '../../features/visit/messages';
import { useVisit } from '../../features/visit/use-visit';
import { VisitCard } from '../../features/visit/visit-card';
import type { Goods } from '../../lib/goods';
import { handedBill, handedReceipt } from '../../lib/handovers';
import { toScanner } from '../../lib/to-scanner';

const showReceipt = (visit: VisitView, receipt: Receipt): void => {
  handedReceipt.give({ receipt, visit });
  go('receipt', { redemptionId: receipt.redemptionId }, { replace: true });
};

const showBill = (bill: OpenBillView): void => {
  handedBill.give(bill);
  go('bill', { billId: bill.billId });
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
    onOpened: showBill,
    onRedeemedBefore: redemptionId => go('receipt', { redemptionId }, { replace: true }),
  });
  const { resume, busyId, failures } = useResume(receipt => showReceipt(visit, receipt));
  const bills = useVisitBills(visit.ticketId, now);
  const mayGrant = useActing(({ acting }) => acting?.role !== 'cashier');
  const [choosing, setChoosing] = useState(false);
  const { pending, bill } = state;
  const add = (product: ProductView): boolean => {
    const added = bill.addProduct(product);
    if (!added) toast(productMessages.full, 'bad');
    return added;
  };
  const told = state.failure ?? state.quoteFailure;
  const over = now >= visit.expiresAt || told?.code === 'VISIT_EXPIRED' || told?.code === 'VISIT_NOT_FOUND';
  useProductGun(!over && !pending && !choosing, product => {
    // nothing was touched, so the eyes may be elsewhere
    if (add(product)) toast(productMessages.added(product.name));
  });

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
      onOpen={bill.blank ? undefined : state.submitOpen}
      opening={state.opening}
      tenders={bill.blank ? [] : state.tenders}
    />
  );
  return (
    <Page name="visit" dense action={pending ? undefined : bar}>
      <View className="y-stack-12">
        <VisitCard visit={visit} now={now} />
        {!over && !pending && mayGrant && <GrantEntry ticketId={visit.ticketId} onGiven={state.requote} />}
        <SalesEntry ticketId={visit.ticketId} />
        <VisitBills bills={bills} now={now} onOpen={showBill} />
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
          <BillSection
            goods={goods}
            state={state}
            tenders={<TenderCard tenders={state.tenders} onChange={bill.setTenders} />}
            onProducts={() => setChoosing(true)}
          />
        )}
      </View>
      <ProductSheet
        open={choosing}
        onClose={() => setChoosing(false)}
        onChoose={product => {
          setChoosing(false);
          add(product);
        }}
      />
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
