import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { Receipt } from '@core/contracts/redemption';
import { Card } from '@/components/card/card';
import { Icon } from '@/components/icon/icon';
import { Money } from '@/components/money/money';
import { serverNow } from '@/lib/clock';
import { momentText } from '@/lib/time-text';
import { receiptMessages as words } from './messages';
import './receipt.scss';

const Row = ({ title, children, note }: { title: string; children: ReactNode; note?: string }) => (
  <View className="slip-row">
    <View className="y-grow">
      <View>{title}</View>
      {note && <View className="y-small">{note}</View>}
    </View>
    <View className="slip-row__value">{children}</View>
  </View>
);

/** The shopper's copy: what she paid, what she saved and with which coupon. */
export const ReceiptView = ({ receipt }: { receipt: Receipt }) => {
  const reversed = receipt.state === 'reversed';
  return (
    <View className="y-stack-12">
      <Card className={`slip-head ${reversed ? 'is-reversed' : ''}`}>
        <View className="slip-head__state">
          <Icon name={reversed ? 'undo' : 'done'} size={20} />
          <View>{reversed ? words.reversed : words.redeemed}</View>
        </View>
        <View className="slip-head__pay">
          <View className="y-note">{words.pay}</View>
          <Money fen={receipt.payFen} size={32} />
        </View>
        <View className="y-note">
          {reversed ? words.reversedNote : `${words.saved} `}
          {!reversed && <Money fen={receipt.savedFen} tone="saved" />}
        </View>
      </Card>
      <Card title={words.coupons}>
        {receipt.coupons.map(coupon => (
          <Row key={coupon.couponId} title={coupon.title}>
            <Money fen={coupon.savedFen} tone="saved" minus />
          </Row>
        ))}
      </Card>
      <Card title={words.lines}>
        {receipt.lines.map(line => (
          <Row key={line.lineId} title={line.brand.name} note={line.category.name}>
            <Money fen={line.amountFen} />
          </Row>
        ))}
        <View className="slip-sum">
          <Row title={words.subtotal}>
            <Money fen={receipt.subtotalFen} />
          </Row>
        </View>
      </Card>
      <Card>
        <Row title={words.place} note={`${receipt.counter.storeName} ${receipt.counter.floor}`}>
          {receipt.counter.name}
        </Row>
        <Row title={words.guide}>{receipt.guideName}</Row>
        <Row title={words.at}>{momentText(receipt.at, serverNow())}</Row>
        <Row title={words.slipNo}>{receipt.slipNo}</Row>
      </Card>
      {receipt.provisional && !reversed && <View className="y-small">{words.provisional}</View>}
      <View className="y-small">
        {words.no} {receipt.redemptionId}
      </View>
    </View>
  );
};
