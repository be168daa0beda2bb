import { useState } from 'react';
import type { VoucherOrder } from '@core/contracts/voucher';
import { api } from '@/lib/api';
import { go } from '@/lib/go';
import { isWeapp } from '@/lib/platform';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { payInBrowser, payInWechat } from '@/lib/wechat/pay';
import { voucherMessages as words } from './messages';

/** Order, payment, and what came of it. In the browser on the local runtime `order` opens a panel that plays WeChat's. */
export const useBuy = (onSettled: () => Promise<void>) => {
  const [order, setOrder] = useState<VoucherOrder>();
  /** made and not paid: until when the voucher is kept for her */
  const [keptUntil, setKeptUntil] = useState<number>();
  const buying = useChange((templateId: string, requestId) =>
    api.consumer('voucher.buy', { templateId }, { requestId }),
  );
  const settling = useChange((orderId: string, requestId) =>
    api.consumer('voucher.settle', { orderId }, { requestId }),
  );

  const settle = async (orderId: string, paid: boolean) => {
    const answer = await settling.run(orderId);
    // the page of the voucher says that it is hers now
    if (answer?.ok && answer.data.couponId) {
      setKeptUntil(undefined);
      return go('coupon', { couponId: answer.data.couponId, bought: '1' });
    }
    if (paid) toast(words.checking);
    else if (answer?.ok && answer.data.state === 'awaiting-payment') setKeptUntil(answer.data.payUntil);
    else if (answer && !answer.ok) toast(answer.failure.message, 'bad');
    await onSettled();
  };
  const buy = async (templateId: string) => {
    const answer = await buying.run(templateId);
    if (!answer) return;
    if (!answer.ok) {
      toast(answer.failure.message, 'bad');
      return onSettled();
    }
    const { orderId, payment } = answer.data;
    if (!payment) return settle(orderId, true);
    if (isWeapp) return settle(orderId, await payInWechat(payment));
    if (payInBrowser) setOrder(answer.data);
    else toast(words.wechatOnly);
  };
  const pay = async () => {
    const { orderId, payment } = order!;
    const paid = await payInBrowser?.(payment!);
    setOrder(undefined);
    if (!paid) toast(words.notReached, 'bad');
    else await settle(orderId, true);
  };
  const cancel = () => {
    setKeptUntil(order?.payUntil);
    setOrder(undefined);
  };
  return { order, keptUntil, buy, pay, cancel, busy: buying.busy || settling.busy };
};
