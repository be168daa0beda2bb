import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { OwnReceipt } from '@core/contracts/inbox';
import type { Receipt } from '@core/contracts/redemption';
import { giftText } from '@core/domain/coupon/text/offer-text';
import { Card } from '@/components/card/card';
import { Icon } from '@/components/icon/icon';
import { Money } from '@/components/money/money';
import { serverNow } from '@/lib/clock';
import { momentText } from '@/lib/time-text';
import { voucherNo } from '@/lib/voucher-no';
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

const giftsOf = ({ coupons }: Receipt): string => coupons.flatMap(({ gift }) => gift ?? []).join('、');

/** What she pays now that it stands, or that it was undone. */
const due = (receipt: Receipt): { label: string; fen: number } =>
  receipt.state === 'reversed'
    ? { label: words.payBack, fen: receipt.subtotalFen }
    : { label: words.pay, fen: receipt.dueFen ?? receipt.payFen };

/** What vouchers of other platforms paid; what they leave lapses. */
const tendersFen = ({ payFen, dueFen = payFen, pointsFen = 0 }: Receipt): number =>
  payFen - dueFen - pointsFen;

const stateOf = ({ state, lines, coupons }: Receipt): string => {
  if (state === 'reversed') return coupons.length > 0 ? words.reversed : words.pointsReversed;
  if (lines.length === 0) return words.given;
  return coupons.length > 0 ? words.redeemed : words.pointsUsed;
};

/** That it does not stand any more, or not all of it, and since when; '' while it does. */
const undoneText = ({ state, reversedAt, refunded }: OwnReceipt): string => {
  if (state === 'reversed')
    return reversedAt === undefined ? '' : words.reversedAt(momentText(reversedAt, serverNow()));
  if (!refunded) return '';
  const moment = momentText(refunded.at, serverNow());
  return refunded.complete ? words.refundedAt(moment) : words.partlyRefundedAt(moment);
};

const Head = ({ receipt }: { receipt: OwnReceipt }) => {
  const reversed = receipt.state === 'reversed';
  const bought = receipt.lines.length > 0;
  const gifts = giftsOf(receipt);
  return (
    <Card className={`slip-head ${reversed ? 'is-reversed' : ''}`}>
      <View className="slip-head__state">
        <Icon name={reversed ? 'undo' : 'done'} size={20} />
        <View>{stateOf(receipt)}</View>
      </View>
      {undoneText(receipt) !== '' && <View className="slip-head__undone">{undoneText(receipt)}</View>}
      {bought && (
        <View className="slip-head__pay">
          <View className="y-note">{due(receipt).label}</View>
          <Money fen={due(receipt).fen} size={32} />
        </View>
      )}
      {gifts !== '' && !reversed && <View className="slip-head__gift">{giftText(gifts)}</View>}
      {reversed && receipt.coupons.length > 0 && <View className="y-note">{words.reversedNote}</View>}
      {!reversed && receipt.savedFen > 0 && (
        <View className="y-note">
          {words.saved} <Money fen={receipt.savedFen} tone="saved" />
        </View>
      )}
    </Card>
  );
};

/** What it is: a product with how many of it and whose it is; else the brand, and the kind of goods. */
const nameOf = ({
  brand,
  category,
  product,
  quantity,
}: Receipt['lines'][number]): { title: string; note: string } =>
  product
    ? {
        title: quantity ? words.pieces(product.name, quantity) : product.name,
        note: `${brand.name} · ${category.name}`,
      }
    : { title: brand.name, note: category.name };

const Bill = ({ receipt }: { receipt: Receipt }) => (
  <Card title={words.lines}>
    {receipt.lines.map(line => (
      <Row key={line.lineId} {...nameOf(line)}>
        <Money fen={line.amountFen} />
      </Row>
    ))}
    <View className="slip-sum">
      <Row title={words.subtotal}>
        <Money fen={receipt.subtotalFen} />
      </Row>
    </View>
  </Card>
);

const Coupons = ({ receipt }: { receipt: OwnReceipt }) => (
  <Card title={receipt.coupons.length > 0 ? words.coupons : words.paidWith}>
    {receipt.coupons.map(({ couponId, title, gift, savedFen }) => (
      <Row key={couponId} title={title}>
        {receipt.state === 'reversed' ? (
          words.returned
        ) : gift !== undefined ? (
          giftText(gift)
        ) : (
          <Money fen={savedFen} tone="saved" minus />
        )}
      </Row>
    ))}
    {receipt.pointsUsed !== undefined && (
      <Row title={words.points(receipt.pointsUsed.toLocaleString('en-US'))}>
        {receipt.state === 'reversed' ? (
          words.returned
        ) : (
          <Money fen={receipt.pointsFen ?? 0} tone="saved" minus />
        )}
      </Row>
    )}
    {receipt.state !== 'reversed' && tendersFen(receipt) > 0 && (
      <Row title={words.tenders}>
        <Money fen={tendersFen(receipt)} minus />
      </Row>
    )}
    {receipt.lines.length > 0 && (
      <View className="slip-sum">
        <Row title={due(receipt).label}>
          <Money fen={due(receipt).fen} />
        </Row>
        {receipt.refunded && (
          <Row title={words.back}>
            <Money fen={receipt.refunded.backFen} />
          </Row>
        )}
      </View>
    )}
  </Card>
);

/** The shopper's copy: what she pays, what she bought, and what her coupons brought. */
export const ReceiptView = ({ receipt }: { receipt: OwnReceipt }) => (
  <View className="y-stack-12">
    <Head receipt={receipt} />
    {receipt.lines.length > 0 && <Bill receipt={receipt} />}
    <Coupons receipt={receipt} />
    <Card>
      <Row title={words.place} note={`${receipt.counter.storeName} ${receipt.counter.floor}`}>
        {receipt.counter.name}
      </Row>
      <Row title={words.handledBy}>{receipt.guideName}</Row>
      <Row title={words.at}>{momentText(receipt.at, serverNow())}</Row>
      {receipt.slipNo !== undefined && <Row title={words.slipNo}>{receipt.slipNo}</Row>}
      <Row title={words.voucherNo}>{voucherNo(receipt.redemptionId)}</Row>
    </Card>
    {receipt.provisional && receipt.state === 'redeemed' && (
      <View className="y-small">{words.provisional}</View>
    )}
  </View>
);
