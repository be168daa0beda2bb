import { View } from '@tarojs/components';
import type { DueBillView } from '@core/contracts/due-bill';
import { countedOf } from '@core/domain/bill/due';
import { platformNames } from '@core/domain/bill/platform-names';
import { yuanText } from '@core/domain/money-text';
import { Card } from '@/components/card/card';
import { Cell, CellGroup } from '@/components/cell/cell';
import { Money } from '@/components/money/money';
import { Revealed } from '@/components/revealed/revealed';
import { openBillWords as words } from './messages';

/** What takes the sum down to what is due, line by line: coupons, points, vouchers of other platforms. */
const Used = ({ bill }: { bill: DueBillView }) => {
  const tenders = countedOf(bill.payFen, bill.tenders, bill.pointsFen);
  if (bill.coupons.length + tenders.length === 0 && bill.pointsUsed === undefined) return null;
  return (
    <Card flush title={words.used}>
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
            title={words.usedPoints(bill.pointsUsed.toLocaleString('en-US'))}
            value={<Money fen={bill.pointsFen ?? 0} size={16} minus />}
          />
        )}
        {tenders.map(({ platform, certificateId, faceFen, countedFen }) => (
          <Cell
            key={`${platform} ${certificateId}`}
            title={words.tender(platformNames[platform], certificateId)}
            note={countedFen < faceFen ? words.face(yuanText(faceFen)) : undefined}
            value={<Money fen={countedFen} size={16} minus />}
          />
        ))}
        <Cell title={words.due} value={<Money fen={bill.dueFen} size={16} />} />
      </CellGroup>
    </Card>
  );
};

/** What is on a bill, as it was frozen. */
export const BillFacts = ({ bill }: { bill: DueBillView }) => (
  <View className="y-stack-12">
    <Card flush title={words.lines}>
      <CellGroup>
        <Revealed rows={bill.lines}>
          {line => (
            <Cell
              key={line.lineId}
              title={line.product?.name ?? `${line.brand.name} · ${line.category.name}`}
              note={
                line.product
                  ? [line.brand.name, ...(line.quantity ? [words.pieces(line.quantity)] : [])].join(' ')
                  : undefined
              }
              value={<Money fen={line.amountFen} size={16} />}
            />
          )}
        </Revealed>
        <Cell title={words.subtotal} value={<Money fen={bill.subtotalFen} size={16} />} />
      </CellGroup>
    </Card>
    <Used bill={bill} />
  </View>
);
