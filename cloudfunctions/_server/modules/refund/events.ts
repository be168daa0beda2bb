import { yuanText } from '@core/domain/money-text';
import type { Context } from '../../context';
import { deliverInbox } from '../inbox/deliver';
import type { InboxMessage } from '../inbox/documents';
import { loadOrg, counterOf, storeOf } from '../org/service';
import type { OutboxEvent } from '../outbox/outbox';
import { takenByRefund } from '../points/service';
import type { Refund } from './documents';
import { getRefund } from './repo';

const textOf = ({ cashFen, externalFen = 0, pointsFen, nettedFen, returned, vouchers }: Refund, takenPoints: number): string =>
  [
    ...(cashFen > 0 ? [`退款 ¥${yuanText(cashFen)}`] : []),
    ...(nettedFen > 0 ? [`已用掉的积分折 ¥${yuanText(nettedFen)} 从退款中扣除`] : []),
    ...(externalFen > 0 ? [`平台券抵的 ¥${yuanText(externalFen)} 经原平台退回`] : []),
    ...(pointsFen > 0 ? [`积分抵扣的 ¥${yuanText(pointsFen)} 退回积分`] : []),
    ...(takenPoints > 0 ? [`所退商品得的 ${takenPoints.toLocaleString('en-US')} 积分已扣回`] : []),
    ...(returned.length > 0 ? [`${returned.map(({ title }) => `「${title}」`).join('')}已回到您的券包`] : []),
    ...vouchers.map(({ title, paidFen }) => `「${title}」的购券款 ¥${yuanText(paidFen)} 退回付款人`),
  ].join('，');

const messageOf = (refund: Refund, memberId: string, counterName: string, takenPoints: number): Omit<InboxMessage, 'read'> => ({
  _id: `in_refund_${refund._id}`,
  memberId,
  kind: 'refund',
  title: refund.complete ? '整单已退' : '部分商品已退',
  text: `${counterName} 小票 ${refund.slipNo}：${textOf(refund, takenPoints)}`,
  at: refund.at,
  ...(refund.redemptionId === undefined ? {} : { redemptionId: refund.redemptionId }),
});

/** Consumer: tells the shopper what went back, once her points have heard of it. Safe to run again. */
export const onRefundArrived = async ({ deps }: Context, { data }: OutboxEvent): Promise<void> => {
  const refund = await getRefund(deps.db, data.refundId as string);
  if (!refund) throw new Error(`no refund ${String(data.refundId)}`);
  if (refund.memberId === undefined) return;
  const [org, taken] = await Promise.all([loadOrg(deps), takenByRefund(deps.db, refund._id)]);
  const counter = counterOf(org, refund.counterId);
  await deliverInbox(deps.db, messageOf(refund, refund.memberId, `${storeOf(org, counter.storeId).name} ${counter.name}`, taken));
};
