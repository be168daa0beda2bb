import type { Coupon } from '@server/modules/coupon/documents';
import type { StockShard, Template } from '@server/modules/template/documents';
import type { VoucherOrder } from '@server/modules/voucher/documents';
import type { Mall, Person } from '../harness';
import { addTemplate, aTemplate } from './mall';

const VOUCHER = { kind: 'voucher' as const, faceFen: 30_000, priceFen: 27_000 };

/** Vouchers that are sold and bought; asked anew each time, because the mall is opened after the file is read. */
export const voucherScenes = (here: () => Mall) => {
  let made = 0;
  const offer = async (over: Partial<Template> = {}, stock = 10): Promise<string> => {
    made += 1;
    const sold = { title: `抵用券${made}`, benefit: VOUCHER, thresholdFen: 0, class: 'voucher', ...over };
    return (await addTemplate(here().deps.db, aTemplate(`sold${made}`, sold), stock))._id;
  };
  const buy = (who: Person, templateId: string, requestId?: string) => here().call('consumer', who, 'voucher.buy', { templateId }, { requestId });
  /** The payment panel of the phone. */
  const pay = async (who: Person, order: { payment?: { package: string } }): Promise<number> =>
    (
      await fetch(`${here().runtime.url}/_wechat/pay`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-yima-login': who.token },
        body: JSON.stringify({ package: order.payment?.package }),
      })
    ).status;
  const settle = (who: Person, orderId: string) => here().call('consumer', who, 'voucher.settle', { orderId });
  const refund = (who: Person, couponId: string, requestId?: string) => here().call('consumer', who, 'voucher.refund', { couponId }, { requestId });
  const bought = async (who: Person, templateId?: string): Promise<{ couponId: string; orderId: string; templateId: string }> => {
    const order = (await buy(who, templateId ?? (await offer()))).data;
    expect(await pay(who, order)).toBe(200);
    return (await settle(who, order.orderId)).data;
  };
  const coupons = () => here().deps.db.collection<Coupon>('coupons');
  const orders = () => here().deps.db.collection<VoucherOrder>('voucher_orders');
  const left = async (templateId: string): Promise<{ left: number; held: number }> => {
    const shards = await here().deps.db.collection<StockShard>('stock_shards').find({ templateId });
    return { left: shards.reduce((sum, shard) => sum + shard.left, 0), held: shards.flatMap(({ reservations }) => reservations).length };
  };
  const run = async (name: string): Promise<any[]> => {
    const outcome = await here().runtime.timers.run(name);
    if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
    const answers = JSON.parse(outcome.json);
    for (const answer of answers) expect(answer).toMatchObject({ ok: true });
    return answers;
  };
  const context = () => ({ deps: here().deps, now: Date.now() });
  const refundOf = async (orderId: string) => (await orders().get(orderId))!.payments[0]!.refund;
  return { offer, buy, pay, settle, refund, bought, coupons, orders, left, run, context, refundOf };
};
