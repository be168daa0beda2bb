import { View } from '@tarojs/components';
import type { DueBillView } from '@core/contracts/due-bill';
import { dueFenOf } from '@core/domain/bill/due';
import { yuanText } from '@core/domain/money-text';
import { CanvasView } from '@/components/canvas/canvas-view';
import { Card } from '@/components/card/card';
import { Money } from '@/components/money/money';
import { a11y } from '@/lib/a11y';
import { pixelRatio, windowSize } from '@/lib/canvas';
import { leftUntil } from '@/lib/left-until';
import { drawQr, fitQr, qrOf } from '@/lib/scannable';
import { inGroups, openBillWords as words } from './messages';
import './open-bill.scss';

/** Large enough for a gun at arm's length, small enough that the amount stands under it. */
const sideOf = (code: string): number =>
  fitQr(Math.min(windowSize().width - 96, 260), pixelRatio(), qrOf(code).size);

/** What is to be paid, and what took it down to that. */
export const BillFigures = ({ bill }: { bill: DueBillView }) => (
  <View className="open-bill__figures">
    <View className="y-note">{words.due}</View>
    <Money fen={bill.dueFen} size={32} />
    <View className="open-bill__saved">
      {bill.savedFen > 0 && (
        <View>
          {words.saved} <Money fen={bill.savedFen} size={14} tone="saved" />
        </View>
      )}
      {bill.tenders.length > 0 && (
        <View>{words.tenders(yuanText(bill.payFen - dueFenOf(bill.payFen, bill.tenders)))}</View>
      )}
      {bill.pointsFen !== undefined && <View>{words.points(yuanText(bill.pointsFen))}</View>}
    </View>
  </View>
);

type BillCodeProps = {
  bill: DueBillView;
  now: number;
  /** where it was opened, for whoever was not there */
  place?: string;
  /** what is to be done with it */
  tell: string;
  /** until when it holds what */
  holds: string;
};

/** What a till scans: the code, what it comes to, how long it holds. */
export const BillCode = ({ bill, now, place, tell, holds }: BillCodeProps) => {
  const side = sideOf(bill.code);
  return (
    <Card className="open-bill">
      {place && <View className="open-bill__place">{place}</View>}
      <View className="y-note">{tell}</View>
      <View className="open-bill__qr">
        <CanvasView
          width={side}
          height={side}
          drawing={bill.code}
          draw={(context, width) => drawQr(context, width, bill.code)}
          label={words.qrLabel}
        />
      </View>
      <View
        className="open-bill__digits"
        {...a11y({ role: 'text', label: words.digits(inGroups(bill.code)) })}
      >
        {inGroups(bill.code)}
      </View>
      <BillFigures bill={bill} />
      <View className="open-bill__left">{words.left(leftUntil(bill.until, now))}</View>
      <View className="y-small">{holds}</View>
    </Card>
  );
};
