import { dateText } from '@core/domain/calendar';
import { Button } from '@/components/button/button';
import { go } from '@/lib/go';
import { saleMessages as m } from './messages';
import { useMayRefund } from './use-may-refund';

/** From a visit to what the shopper bought, for who may refund: a refund without the receipt. */
export const SalesEntry = ({ ticketId }: { ticketId: string }) => {
  const mayRefund = useMayRefund();
  return mayRefund ? (
    <Button kind="quiet" compact icon="receipt" onClick={() => go('sales', { ticketId })}>
      {m.hers}
    </Button>
  ) : null;
};

/** From a receipt to its slip, as the till uploaded it, for who may refund by it. */
export const SlipEntry = ({ slipNo, at }: { slipNo: string; at: number }) => {
  const mayRefund = useMayRefund();
  return mayRefund ? (
    <Button
      kind="secondary"
      compact
      icon="receipt"
      onClick={() => go('sales', { slipNo, day: dateText(at) })}
    >
      {m.toSale}
    </Button>
  ) : null;
};
