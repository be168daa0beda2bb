import { View } from '@tarojs/components';
import type { Receipt } from '@core/contracts/redemption';
import type { ExternalTender } from '@core/contracts/tender';
import { countedOf } from '@core/domain/bill/due';
import { yuanText } from '@core/domain/money-text';
import { timeText } from '@core/domain/calendar';
import { giftText } from '@core/domain/coupon/text/offer-text';
import { Icon } from '@/components/icon/icon';
import { Money } from '@/components/money/money';
import { a11y } from '@/lib/a11y';
import { serverNow } from '@/lib/clock';
import { momentText } from '@/lib/time-text';
import { voucherNo } from '@/lib/voucher-no';
import { Pair } from '../../components/pair/pair';
import { platformNames } from '@core/domain/bill/platform-names';
import { backWord, platformsAdvice } from '@/lib/back-words';
import { redemptionMessages as m } from './messages';
import './redemption.scss';

const giftsOf = ({ coupons }: Receipt): string => coupons.flatMap(({ gift }) => gift ?? []).join('、');

/** What she pays in money now that it stands, or that it was undone. */
const due = (receipt: Receipt): { label: string; fen: number } =>
  receipt.state === 'reversed'
    ? { label: m.payBack, fen: receipt.subtotalFen }
    : { label: m.received, fen: receipt.dueFen ?? receipt.payFen };

const Head = ({ receipt }: { receipt: Receipt }) => {
  const undone = receipt.state === 'reversed';
  const bought = receipt.lines.length > 0;
  const gifts = giftsOf(receipt);
  return (
    <View className={`slip__head ${undone ? 'is-undone' : ''}`} {...a11y({ role: 'status', live: 'polite' })}>
      <View className="slip__state">
        <Icon name={undone ? 'undo' : 'done'} size={28} />
        <View>{undone ? m.reversed : bought ? m.done : m.given}</View>
      </View>
      {bought && (
        <View className="slip__pay">
          <View className="y-note">{due(receipt).label}</View>
          <Money fen={due(receipt).fen} size={32} />
        </View>
      )}
      {gifts !== '' && !undone && <View className="slip__gift">{giftText(gifts)}</View>}
      {undone && receipt.reversedAt !== undefined && (
        <View className="y-note">{m.reversedAt(timeText(receipt.reversedAt), backWord(receipt))}</View>
      )}
      {undone && receipt.tenders && <View className="y-note">{platformsAdvice(receipt)}</View>}
      {!undone && receipt.savedFen > 0 && (
        <View className="slip__saved">
          {m.saved} <Money fen={receipt.savedFen} size={16} tone="saved" />
        </View>
      )}
    </View>
  );
};

const labelOf = ({ brand, category, product, quantity }: Receipt['lines'][number]): string =>
  product ? `${product.name}${quantity ? ` × ${quantity}` : ''}` : `${brand.name} · ${category.name}`;

const Goods = ({ receipt }: { receipt: Receipt }) => (
  <View className="slip__part">
    {receipt.lines.map(line => (
      <Pair key={line.lineId} label={labelOf(line)}>
        <Money fen={line.amountFen} size={14} />
      </Pair>
    ))}
    <Pair label={m.subtotal} sum>
      <Money fen={receipt.subtotalFen} size={14} />
    </Pair>
  </View>
);

/** A voucher worth more than was left to pay says so: what it counts for is what stands beside it. */
const tenderLabel = ({
  platform,
  certificateId,
  faceFen,
  countedFen,
}: ExternalTender & { countedFen: number }) => {
  const title = m.tender(platformNames[platform], certificateId);
  return countedFen < faceFen ? m.tenderFace(title, yuanText(faceFen)) : title;
};

const Coupons = ({ receipt }: { receipt: Receipt }) => (
  <View className="slip__part">
    {receipt.coupons.map(({ couponId, title, gift, savedFen }) => (
      <Pair key={couponId} label={title}>
        {receipt.state === 'reversed' ? (
          m.returned
        ) : gift !== undefined ? (
          giftText(gift)
        ) : (
          <Money fen={savedFen} size={14} minus />
        )}
      </Pair>
    ))}
    {receipt.pointsUsed !== undefined && (
      <Pair label={m.points(receipt.pointsUsed.toLocaleString('en-US'))}>
        {receipt.state === 'reversed' ? m.returned : <Money fen={receipt.pointsFen ?? 0} size={14} minus />}
      </Pair>
    )}
    {countedOf(receipt.payFen, receipt.tenders ?? [], receipt.pointsFen).map(tender => (
      <Pair key={`${tender.platform} ${tender.certificateId}`} label={tenderLabel(tender)}>
        {receipt.state === 'reversed' ? m.tenderUndone : <Money fen={tender.countedFen} size={14} minus />}
      </Pair>
    ))}
    {receipt.lines.length > 0 && (
      <Pair label={due(receipt).label} sum>
        <Money fen={due(receipt).fen} size={14} />
      </Pair>
    )}
  </View>
);

/** The receipt: the same figures that stood above the button, then the bill from its items to its sum, then what an enquiry needs. */
export const ReceiptView = ({ receipt }: { receipt: Receipt }) => (
  <View className="slip">
    <Head receipt={receipt} />
    {receipt.lines.length > 0 && <Goods receipt={receipt} />}
    <Coupons receipt={receipt} />
    <View className="slip__part">
      {receipt.slipNo !== undefined && <Pair label={m.slipNo}>{receipt.slipNo}</Pair>}
      <Pair label={m.member}>{receipt.memberMasked}</Pair>
      <Pair label={m.counter}>{`${receipt.counter.floor} ${receipt.counter.name}`}</Pair>
      {receipt.collectorName === undefined ? (
        <Pair label={m.handledBy}>{receipt.guideName}</Pair>
      ) : (
        <>
          <Pair label={m.openedBy}>{receipt.guideName}</Pair>
          <Pair label={m.collectedBy}>{receipt.collectorName}</Pair>
        </>
      )}
      <Pair label={m.at}>{momentText(receipt.at, serverNow())}</Pair>
      <Pair label={m.voucherNo}>{voucherNo(receipt.redemptionId)}</Pair>
    </View>
    {receipt.provisional && receipt.state === 'redeemed' && (
      <View className="slip__note">
        <Icon name="info" size={18} />
        <View>{m.provisional}</View>
      </View>
    )}
  </View>
);
