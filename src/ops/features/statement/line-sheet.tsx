import { couponNumberText } from '@core/domain/coupon/issue/number';
import { View } from '@tarojs/components';
import { QueryBody } from '@/components/page/page';
import { Sheet } from '@/components/sheet/sheet';
import { Skeleton } from '@/components/skeleton/skeleton';
import { serverNow } from '@/lib/clock';
import { momentText } from '@/lib/time-text';
import { Facts } from '../../components/desktop/facts';
import { SignedMoney } from '../../components/signed-money';
import { lineKinds, monthText, sidesText } from '../../lib/books-words';
import { statementMessages as m } from './messages';
import { useLine, type Detail } from './use-statement';
import './statement.scss';

const PARTS = Object.keys(m.parts) as (keyof typeof m.parts)[];

type SectionProps = { title: string; note?: string; items: readonly (readonly [string, number])[] };

const Section = ({ title, note, items }: SectionProps) =>
  items.length === 0 ? null : (
    <View>
      <View className="statement__section">
        <View className="y-title">{title}</View>
        {note && <View className="y-small">{note}</View>}
      </View>
      {items.map(([name, fen], index) => (
        <View key={`${name}${index}`} className="statement__row">
          <View>{name}</View>
          <SignedMoney fen={fen} />
        </View>
      ))}
    </View>
  );

const LineDetail = ({ detail }: { detail: Detail }) => (
  <View>
    <Facts
      items={[
        [
          m.lineColumns.kind,
          detail.withCoupons ? m.withCoupons(lineKinds[detail.kind]) : lineKinds[detail.kind],
        ],
        [m.lineColumns.at, momentText(detail.at, serverNow())],
        [
          m.lineColumns.place,
          detail.counter && `${detail.counter.storeName} ${detail.counter.name} ${detail.counter.floor}`,
        ],
        [m.lineColumns.slip, detail.slipNo],
        [m.columns.month, detail.movedFrom && m.movedFrom(monthText(detail.movedFrom))],
        [m.refundNo, detail.refund?.refundNo],
        [m.note, detail.note ?? detail.refund?.reason],
        ...PARTS.filter(part => detail.parts[part] !== 0).map(
          part => [m.parts[part], <SignedMoney key={part} fen={detail.parts[part]} />] as const,
        ),
        [m.columns.dueFen, <SignedMoney key="due" fen={detail.dueFen} size={16} tone="price" />],
        [m.refunded, detail.refundedFen > 0 && <SignedMoney key="refunded" fen={detail.refundedFen} />],
      ]}
    />
    <Section
      title={detail.refund ? m.goodsBack : m.goods}
      items={detail.goods.map(({ brandName, categoryName, amountFen }) => [
        `${brandName} ${categoryName}`,
        amountFen,
      ])}
    />
    <Section
      title={detail.refund ? m.couponsBack : m.coupons}
      items={detail.coupons.map(({ number, title, savedFen }) => [
        `${title} ${couponNumberText(number)}`,
        savedFen,
      ])}
    />
    <Section
      title={m.postings}
      note={`${sidesText}。`}
      items={detail.postings.map(({ name, amountFen }) => [name, amountFen])}
    />
  </View>
);

/** The bill behind a line: the goods, the coupons, and how it went into the accounts. */
export const LineSheet = ({ lineId, onClose }: { lineId: string; onClose: () => void }) => {
  const query = useLine(lineId);
  return (
    <Sheet open title={m.detail} onClose={onClose}>
      <QueryBody query={query} skeleton={<Skeleton shape="list" />}>
        {detail => <LineDetail detail={detail} />}
      </QueryBody>
    </Sheet>
  );
};
