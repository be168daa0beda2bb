import type { CouponDetail } from '@core/contracts/coupon';
import { yuanText } from '@core/domain/money-text';
import { Cell, CellGroup } from '@/components/cell/cell';
import { api } from '@/lib/api';
import { serverNow } from '@/lib/clock';
import { confirm } from '@/lib/confirm';
import { momentText } from '@/lib/time-text';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { voucherMessages as words } from './messages';

type RefundSectionProps = { coupon: CouponDetail; onSettled: () => Promise<void> };

const useRefund = (couponId: string, yuan: string, onSettled: () => Promise<void>) => {
  const change = useChange((_: null, requestId) =>
    api.consumer('voucher.refund', { couponId }, { requestId }),
  );
  return async () => {
    const question = { title: words.askTitle(yuan), body: words.askBody, yes: words.askYes, danger: true };
    if (!(await confirm(question))) return;
    const answer = await change.run(null);
    if (!answer) return;
    toast(answer.ok ? words.refunded : answer.failure.message, answer.ok ? 'good' : 'bad');
    await onSettled();
  };
};

/** When, why where nobody asked for it, and until when the money is there. */
const refundNote = ({ at, reason }: NonNullable<CouponDetail['refund']>): string =>
  [momentText(at, serverNow()), reason, words.arrival].filter(Boolean).join(' · ');

/** What she paid for a voucher, and how she gets it back. */
export const RefundSection = ({ coupon, onSettled }: RefundSectionProps) => {
  const { paidFen, refund, refundable, state } = coupon;
  const yuan = yuanText(paidFen ?? 0);
  const ask = useRefund(coupon.couponId, yuan, onSettled);
  if (refund) {
    return (
      <CellGroup>
        <Cell
          title={words.refundedLabel}
          value={`¥${yuanText(refund.amountFen)}`}
          note={refundNote(refund)}
        />
      </CellGroup>
    );
  }
  if (paidFen === undefined) return null;
  return (
    <CellGroup>
      <Cell title={words.paidLabel} value={`¥${yuan}`} />
      {refundable && (
        <Cell
          icon="undo"
          title={words.refund}
          note={state === 'given' ? words.refundGivenNote(yuan) : words.refundNote(yuan)}
          onClick={() => void ask()}
        />
      )}
    </CellGroup>
  );
};
