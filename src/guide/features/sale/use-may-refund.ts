import { useActing } from '@/lib/acting';

/** Refunds are made by who answers for a drawer. */
export const useMayRefund = (): boolean =>
  useActing(({ acting }) => acting?.role === 'cashier' || acting?.role === 'store-manager');
