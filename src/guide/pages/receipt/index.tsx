import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useRef } from 'react';
import type { Receipt } from '@core/contracts/redemption';
import type { VisitView } from '@core/contracts/visit';
import { Button } from '@/components/button/button';
import { QueryPage } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { useActing } from '@/lib/acting';
import { go, useParams } from '@/lib/go';
import { useNow } from '@/lib/use-now';
import { leftUntil } from '@/lib/left-until';
import { redemptionMessages as m } from '../../features/redemption/messages';
import { ReceiptView } from '../../features/redemption/receipt-view';
import { useReceipt } from '../../features/redemption/use-receipt';
import { useUndo, type Undoable } from '../../features/redemption/use-undo';
import { SlipEntry } from '../../features/sale/sales-entry';
import { handedReceipt, handedVisit } from '../../lib/handovers';
import { toScanner } from '../../lib/to-scanner';

const anotherBill = (visit: VisitView): void => {
  handedVisit.give(visit);
  go('visit', { ticketId: visit.ticketId }, { replace: true });
};

const undoableOf = (receipt: Receipt): Undoable => ({
  ...receipt,
  couponTitles: receipt.coupons.map(({ title }) => title),
  gifts: receipt.coupons.flatMap(({ gift }) => gift ?? []),
});

/** The till's sale has come, which ends undoing at once. */
const isMet = ({ slipNo, provisional, reversibleUntil, at }: Receipt): boolean =>
  slipNo !== undefined && !provisional && reversibleUntil <= at;

const ReceiptPage = () => {
  const { redemptionId = '' } = useParams('receipt');
  const query = useReceipt(redemptionId);
  const redeemed = query.data?.state === 'redeemed';
  const now = useNow(1_000);
  const isGuide = useActing(({ acting }) => acting?.role === 'guide');
  /** where the money is, there it is given back */
  const isElsewhere = ({ collectorName }: Receipt): boolean => isGuide && collectorName !== undefined;
  const leftOf = (receipt: Receipt): string =>
    redeemed && !isElsewhere(receipt) ? leftUntil(receipt.reversibleUntil, now) : '';
  const seen = useRef(false);
  useDidShow(() => {
    // it may have been undone from the list meanwhile
    if (seen.current) void query.reload();
    seen.current = true;
  });
  const { undo, busy } = useUndo(query.set, () => void query.reload());
  return (
    <QueryPage
      name="receipt"
      dense
      query={query}
      skeleton={<Skeleton shape="form" />}
      actionOf={receipt => (
        <View className="y-stack-8">
          <Button icon="scan" onClick={toScanner}>
            {m.next}
          </Button>
          {leftOf(receipt) !== '' && (
            <Button
              kind="quiet"
              compact
              icon="undo"
              loading={busy}
              onClick={() => void undo(undoableOf(receipt))}
            >
              {m.undoLeft(leftOf(receipt))}
            </Button>
          )}
        </View>
      )}
    >
      {receipt => {
        const visit = handedReceipt.take(redemptionId)?.visit;
        return (
          <View className="y-stack-12">
            <ReceiptView receipt={receipt} />
            {visit && visit.expiresAt > now && (
              <Button kind="secondary" compact icon="plus" onClick={() => anotherBill(visit)}>
                {m.another}
              </Button>
            )}
            {redeemed && receipt.slipNo !== undefined && (
              <SlipEntry slipNo={receipt.slipNo} at={receipt.at} />
            )}
            {redeemed && leftOf(receipt) === '' && (
              <View className="y-note">
                {isMet(receipt) ? m.metHint : isElsewhere(receipt) ? m.undoAtTill : m.undoOver}
              </View>
            )}
          </View>
        );
      }}
    </QueryPage>
  );
};

export default ReceiptPage;
