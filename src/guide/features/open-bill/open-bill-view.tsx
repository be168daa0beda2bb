import { View } from '@tarojs/components';
import type { OpenBillView } from '@core/contracts/open-bill';
import { countedOf, dueFenOf } from '@core/domain/bill/due';
import { platformNames } from '@core/domain/bill/platform-names';
import { timeText } from '@core/domain/calendar';
import { yuanText } from '@core/domain/money-text';
import { CanvasView } from '@/components/canvas/canvas-view';
import { Card } from '@/components/card/card';
import { Cell, CellGroup } from '@/components/cell/cell';
import { Money } from '@/components/money/money';
import { a11y } from '@/lib/a11y';
import { pixelRatio, windowSize } from '@/lib/canvas';
import { drawQr, fitQr, qrOf } from '@/lib/scannable';
import { backWord } from '../../lib/back-words';
import { leftUntil } from '../../lib/left-until';
import { inGroups, openBillMessages as m } from './messages';
import './open-bill.scss';

/** Large enough for a gun at arm's length, small enough that the amount stands under it. */
const sideOf = (code: string): number =>
  fitQr(Math.min(windowSize().width - 96, 260), pixelRatio(), qrOf(code).size);

const Figures = ({ bill }: { bill: OpenBillView }) => (
  <View className="open-bill__figures">
    <View className="y-note">{m.due}</View>
    <Money fen={bill.dueFen} size={32} />
    <View className="open-bill__saved">
      {bill.savedFen > 0 && (
        <View>
          {m.saved} <Money fen={bill.savedFen} size={14} tone="saved" />
        </View>
      )}
      {bill.tenders.length > 0 && (
        <View>{m.tenders(yuanText(bill.payFen - dueFenOf(bill.payFen, bill.tenders)))}</View>
      )}
      {bill.pointsFen !== undefined && <View>{m.points(yuanText(bill.pointsFen))}</View>}
    </View>
  </View>
);

/** What the shopper shows at the till: the code, what it comes to, how long it holds. */
export const BillCode = ({ bill, now }: { bill: OpenBillView; now: number }) => {
  const side = sideOf(bill.code);
  return (
    <Card className="open-bill">
      <View className="y-note">{m.tell}</View>
      <View className="open-bill__qr">
        <CanvasView
          width={side}
          height={side}
          drawing={bill.code}
          draw={(context, width) => drawQr(context, width, bill.code)}
          label={m.qrLabel}
        />
      </View>
      <View className="open-bill__digits" {...a11y({ role: 'text', label: m.digits(inGroups(bill.code)) })}>
        {inGroups(bill.code)}
      </View>
      <Figures bill={bill} />
      <View className="open-bill__left">{m.left(leftUntil(bill.until, now))}</View>
      <View className="y-small">{m.holds(timeText(bill.until), backWord(bill))}</View>
    </Card>
  );
};

/** For the till: what it comes to, for whom, who opened it, and how long it holds. */
export const BillDue = ({ bill, now }: { bill: OpenBillView; now: number }) => (
  <Card className="open-bill">
    <View className="y-note">{`${bill.counter.floor} ${bill.counter.name} · ${m.openedBy(bill.guideName)}`}</View>
    <View className="y-note">{bill.memberMasked}</View>
    <Figures bill={bill} />
    <View className="open-bill__left">{m.left(leftUntil(bill.until, now))}</View>
  </Card>
);

/** What takes the sum down to what is due, line by line: coupons, points, vouchers of other platforms. */
const Used = ({ bill }: { bill: OpenBillView }) => {
  const tenders = countedOf(bill.payFen, bill.tenders, bill.pointsFen);
  if (bill.coupons.length + tenders.length === 0 && bill.pointsUsed === undefined) return null;
  return (
    <Card flush title={m.used}>
      <CellGroup>
        {bill.coupons.map(coupon => (
          <Cell
            key={coupon.couponId}
            title={coupon.title}
            value={coupon.gift ?? <Money fen={coupon.savedFen} size={16} tone="saved" minus />}
          />
        ))}
        {bill.pointsUsed !== undefined && (
          <Cell
            title={m.usedPoints(bill.pointsUsed.toLocaleString('en-US'))}
            value={<Money fen={bill.pointsFen ?? 0} size={16} minus />}
          />
        )}
        {tenders.map(({ platform, certificateId, faceFen, countedFen }) => (
          <Cell
            key={`${platform} ${certificateId}`}
            title={m.tender(platformNames[platform], certificateId)}
            note={countedFen < faceFen ? m.face(yuanText(faceFen)) : undefined}
            value={<Money fen={countedFen} size={16} minus />}
          />
        ))}
        <Cell title={m.due} value={<Money fen={bill.dueFen} size={16} />} />
      </CellGroup>
    </Card>
  );
};

/** What is on it, as it was frozen. */
export const BillFacts = ({ bill }: { bill: OpenBillView }) => (
  <View className="y-stack-12">
    <Card flush title={m.lines}>
      <CellGroup>
        {bill.lines.map(line => (
          <Cell
            key={line.lineId}
            title={line.product?.name ?? line.category.name}
            note={[line.brand.name, ...(line.quantity ? [m.pieces(line.quantity)] : [])].join(' ')}
            value={<Money fen={line.amountFen} size={16} />}
          />
        ))}
        <Cell title={m.subtotal} value={<Money fen={bill.subtotalFen} size={16} />} />
      </CellGroup>
    </Card>
    <Used bill={bill} />
  </View>
);
