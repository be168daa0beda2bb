import { View } from '@tarojs/components';
import type { DueBillView } from '@core/contracts/due-bill';
import { timeText } from '@core/domain/calendar';
import { BillCode } from '@/components/open-bill/bill-code';
import { BillFacts } from '@/components/open-bill/bill-facts';
import { Revealed } from '@/components/revealed/revealed';
import { backWord } from '@/lib/back-words';
import { dueMessages as words } from './messages';

/** Each bill that waits: its code first, then what is on it. */
export const DueView = ({ bills, now }: { bills: readonly DueBillView[]; now: number }) => (
  <View className="y-stack-12">
    <Revealed rows={bills} step={2}>
      {bill => (
        <View key={bill.billId} className="y-stack-12">
          <BillCode
            bill={bill}
            now={now}
            place={words.openedAt(`${bill.counter.floor} ${bill.counter.name}`, bill.guideName)}
            tell={words.tell}
            holds={words.holds(timeText(bill.until), backWord(bill))}
          />
          <BillFacts bill={bill} />
        </View>
      )}
    </Revealed>
  </View>
);
