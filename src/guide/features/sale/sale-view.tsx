import { View } from '@tarojs/components';
import type { RefundSlip, SaleView as Sale } from '@core/contracts/sale';
import { yuanText } from '@core/domain/money-text';
import { Card } from '@/components/card/card';
import { Icon } from '@/components/icon/icon';
import { Money } from '@/components/money/money';
import { serverNow } from '@/lib/clock';
import { momentText } from '@/lib/time-text';
import { Pair } from '../../components/pair/pair';
import { differenceText, saleMessages as m, unconfirmedText } from './messages';
import './sale.scss';

const Mismatch = ({ redemption }: { redemption: Sale['redemption'] }) =>
  !redemption || redemption.met ? null : (
    <View className="sale__warn">
      <Icon name="warn" size={18} />
      <View>
        <View>{m.mismatch}</View>
        {redemption.differences.map((difference, index) => (
          <View key={index} className="y-small">
            {differenceText(difference)}
          </View>
        ))}
      </View>
    </View>
  );

/** Vouchers of platforms that the slip was paid with and that no platform is asked for. */
const Unconfirmed = ({ sale: { unconfirmed = [] } }: { sale: Sale }) =>
  unconfirmed.length === 0 ? null : (
    <View className="sale__warn">
      <Icon name="warn" size={18} />
      <View>
        <View>{m.unconfirmed}</View>
        {unconfirmed.map(one => (
          <View key={one.certificateId} className="y-small">
            {unconfirmedText(one)}
          </View>
        ))}
      </View>
    </View>
  );

/** What the slip was paid with besides money: points, and vouchers of other platforms. */
const isMoney = ({ kind }: Sale['tenders'][number]): boolean => kind !== 'points' && kind !== 'external';

const moneyFenOf = ({ tenders, payFen }: Sale): number =>
  tenders.reduce((left, tender) => (isMoney(tender) ? left : left - tender.amountFen), payFen);

const NotMoney = ({ sale }: { sale: Sale }) =>
  sale.tenders.every(isMoney) ? null : (
    <>
      <Pair label={m.paid}>
        <Money fen={sale.payFen} size={14} />
      </Pair>
      {sale.tenders.map((tender, index) =>
        isMoney(tender) ? null : (
          <Pair
            key={index}
            label={
              tender.kind === 'external'
                ? m.platformPaid(tender.voucher.platform, tender.voucher.certificateId)
                : m.pointsPaid
            }
          >
            <Money fen={tender.amountFen} size={14} minus />
          </Pair>
        ),
      )}
    </>
  );

/** The slip's head: what it came to, its coupons, and what was paid, in what. */
export const SaleHead = ({ sale }: { sale: Sale }) => (
  <Card title={`${m.slipNo} ${sale.slipNo}`}>
    <Mismatch redemption={sale.redemption} />
    <Unconfirmed sale={sale} />
    <Pair label={m.at}>{momentText(sale.at, serverNow())}</Pair>
    <Pair label={m.counter}>{`${sale.counter.floor} ${sale.counter.name}`}</Pair>
    <Pair label={m.customer}>{sale.memberMasked ?? m.notKnown}</Pair>
    <Pair label={m.before}>
      <Money fen={sale.subtotalFen} size={14} />
    </Pair>
    {sale.coupons.map(({ couponId, title, savedFen, backOnRefund }) => (
      <Pair key={couponId} label={`${title}（${backOnRefund ? m.givenBack : m.kept}）`}>
        <Money fen={savedFen} size={14} minus />
      </Pair>
    ))}
    <NotMoney sale={sale} />
    <Pair label={m.due}>
      <Money fen={moneyFenOf(sale)} size={16} />
    </Pair>
  </Card>
);

const Slip = ({ slip }: { slip: RefundSlip }) => (
  <View className="sale__refund">
    <Pair label={`${momentText(slip.at, serverNow())} · ${slip.byName}`}>
      <Money fen={slip.cashFen} size={16} />
    </Pair>
    {slip.externals.map(({ platform, certificateId, amountFen }) => (
      <View key={certificateId} className="y-small">
        {`${m.platform(platform, certificateId)} ¥${yuanText(amountFen)}`}
      </View>
    ))}
    {slip.reason !== undefined && <View className="y-small">{slip.reason}</View>}
    {slip.returned.map(({ couponId, title }) => (
      <View key={couponId} className="y-small">
        {m.couponBack(title)}
      </View>
    ))}
    {slip.complete && <View className="y-small">{m.complete}</View>}
  </View>
);

/** What was refunded of it so far. */
export const Refunds = ({ sale }: { sale: Sale }) =>
  sale.refunds.length === 0 ? null : (
    <Card title={m.refunds}>
      {sale.refunds.map(slip => (
        <Slip key={slip.refundId} slip={slip} />
      ))}
    </Card>
  );
