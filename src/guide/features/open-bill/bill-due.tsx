import { View } from '@tarojs/components';
import type { OpenBillView } from '@core/contracts/open-bill';
import { Card } from '@/components/card/card';
import { BillFigures } from '@/components/open-bill/bill-code';
import { leftUntil } from '@/lib/left-until';
import { openBillMessages as m } from './messages';

/** For the till: what it comes to, for whom, who opened it, and how long it holds. */
export const BillDue = ({ bill, now }: { bill: OpenBillView; now: number }) => (
  <Card className="open-bill">
    <View className="y-note">{`${bill.counter.floor} ${bill.counter.name} · ${m.openedBy(bill.guideName)}`}</View>
    <View className="y-note">{bill.memberMasked}</View>
    <BillFigures bill={bill} />
    <View className="open-bill__left">{m.left(leftUntil(bill.until, now))}</View>
  </Card>
);
