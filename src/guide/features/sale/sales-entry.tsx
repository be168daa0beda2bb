import { Button } from '@/components/button/button';
import { useActing } from '@/lib/acting';
import { go } from '@/lib/go';
import { saleMessages as m } from './messages';

/** From a visit to what the shopper bought, for who may refund: a refund without the receipt. */
export const SalesEntry = ({ ticketId }: { ticketId: string }) => {
  const mayRefund = useActing(({ acting }) => acting?.role === 'cashier' || acting?.role === 'store-manager');
  return mayRefund ? (
    <Button kind="quiet" compact icon="receipt" onClick={() => go('sales', { ticketId })}>
      {m.hers}
    </Button>
  ) : null;
};
