import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { Receipt } from '@core/contracts/redemption';
import { dateText, timeText } from '@core/domain/calendar';
import { Icon } from '@/components/icon/icon';
import { Money } from '@/components/money/money';
import { a11y } from '@/lib/a11y';
import { redemptionMessages as m } from './messages';
import './redemption.scss';

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <View className="slip__row">
    <View className="slip__label">{label}</View>
    <View className="slip__value">{children}</View>
  </View>
);

const Head = ({ receipt }: { receipt: Receipt }) => {
  const undone = receipt.state === 'reversed';
  return (
    <View className={`slip__head ${undone ? 'is-undone' : ''}`} {...a11y({ role: 'status', live: 'polite' })}>
      <View className="slip__state">
        <Icon name={undone ? 'undo' : 'done'} size={28} />
        <View>{undone ? m.reversed : m.done}</View>
      </View>
      <View className="slip__pay">
        <View className="y-note">{undone ? m.payBack : m.received}</View>
        <Money fen={undone ? receipt.subtotalFen : receipt.payFen} size={32} />
      </View>
      {undone ? (
        receipt.reversedAt !== undefined && <View className="y-note">{m.reversedAt(timeText(receipt.reversedAt))}</View>
      ) : (
        <View className="slip__saved">
          {m.saved} <Money fen={receipt.savedFen} size={16} tone="saved" />
        </View>
      )}
    </View>
  );
};

/** The receipt: the same pays, saves and coupons that stood above the button, then everything an enquiry needs. */
export const ReceiptView = ({ receipt }: { receipt: Receipt }) => (
  <View className="slip">
    <Head receipt={receipt} />
    <View className="slip__part">
      {receipt.coupons.map(coupon => (
        <Row key={coupon.couponId} label={coupon.title}>
          <Money fen={coupon.savedFen} size={14} minus />
        </Row>
      ))}
    </View>
    <View className="slip__part">
      {receipt.lines.map(line => (
        <Row key={line.lineId} label={`${line.brand.name} · ${line.category.name}`}>
          <Money fen={line.amountFen} size={14} />
        </Row>
      ))}
      <Row label={m.subtotal}>
        <Money fen={receipt.subtotalFen} size={14} />
      </Row>
    </View>
    <View className="slip__part">
      <Row label={m.slipNo}>{receipt.slipNo}</Row>
      <Row label={m.member}>{receipt.memberMasked}</Row>
      <Row label={m.counter}>{`${receipt.counter.floor} ${receipt.counter.name}`}</Row>
      <Row label={m.guide}>{receipt.guideName}</Row>
      <Row label={m.at}>{`${dateText(receipt.at)} ${timeText(receipt.at)}`}</Row>
    </View>
    {receipt.provisional && receipt.state === 'redeemed' && (
      <View className="slip__note">
        <Icon name="info" size={18} />
        <View>{m.provisional}</View>
      </View>
    )}
  </View>
);
