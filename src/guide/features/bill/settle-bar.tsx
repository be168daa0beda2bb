import { View } from '@tarojs/components';
import type { ExternalTender } from '@core/contracts/tender';
import { dueFenOf } from '@core/domain/bill/due';
import { giftText } from '@core/domain/coupon/text/offer-text';
import { yuanText } from '@core/domain/money-text';
import { Button } from '@/components/button/button';
import { FailureLine } from '@/components/error-state/error-state';
import { Money } from '@/components/money/money';
import { a11y } from '@/lib/a11y';
import type { Failure } from '@/lib/failure';
import { giftsOf, type Outcome } from './choice';
import { billMessages as m } from './messages';
import './bill.scss';

type SettleBarProps = {
  outcome: Outcome | undefined;
  /** said instead of figures while there are none */
  wait: string;
  /** false while the figures may still change */
  sure: boolean;
  busy: boolean;
  failure: Failure | undefined;
  onRedeem: () => void;
  onFinish: () => void;
  onRetry?: () => void;
  /** leaves the money to the central till; absent where nothing is bought */
  onOpen?: () => void;
  opening?: boolean;
  tenders?: readonly ExternalTender[];
};

const couponWords = ({ coupons }: Outcome): string =>
  coupons.length === 0
    ? m.noCouponChosen
    : coupons
        .map(({ title, gift }) => (gift === undefined ? title : `${title}（${giftText(gift)}）`))
        .join('、');

/** What the button does; a gift has no price. */
const buttonWords = (outcome: Outcome, tenders: readonly ExternalTender[]): string => {
  const gifts = giftsOf(outcome).join('、');
  const due = yuanText(dueFenOf(outcome.payFen, tenders, outcome.points?.fen));
  if (gifts === '') return m.redeem(due);
  return outcome.savedFen > 0 ? m.redeemAndGive(due, gifts) : giftText(gifts);
};

/** What the platforms' vouchers pay of it. */
const takenOff = ({ payFen }: Outcome, tenders: readonly ExternalTender[]): number =>
  payFen - dueFenOf(payFen, tenders);

/** Nothing is bought: no figures at all. */
const GiftsOnly = ({ outcome }: { outcome: Outcome }) => (
  <View className="settle__figures" {...a11y({ live: 'polite' })}>
    <View className="settle__gift">{giftText(giftsOf(outcome).join('、'))}</View>
    <View className="settle__coupons">{outcome.coupons.map(coupon => coupon.title).join('、')}</View>
  </View>
);

const Figures = ({ outcome, tenders }: { outcome: Outcome; tenders: readonly ExternalTender[] }) => (
  <View className="settle__figures" {...a11y({ live: 'polite' })}>
    <View className="settle__pay">
      <View className="y-note">{m.pay}</View>
      <Money fen={dueFenOf(outcome.payFen, tenders, outcome.points?.fen)} size={24} />
    </View>
    <View className="settle__saved">
      {outcome.savedFen > 0 && (
        <View className="settle__sum">
          <View>{m.saved}</View>
          <Money fen={outcome.savedFen} size={16} tone="saved" />
        </View>
      )}
      <View className="settle__coupons">{couponWords(outcome)}</View>
      {outcome.points && (
        <View className="settle__coupons">
          {m.pointsPay(outcome.points.used.toLocaleString('en-US'), yuanText(outcome.points.fen))}
        </View>
      )}
      {tenders.length > 0 && (
        <View className="settle__coupons">{m.tenders(yuanText(takenOff(outcome, tenders)))}</View>
      )}
    </View>
  </View>
);

/** What she pays, what it saves and by which coupon, always above the button that makes it so. */
export const SettleBar = ({
  outcome,
  wait,
  sure,
  busy,
  failure,
  onRedeem,
  onFinish,
  onRetry,
  onOpen,
  opening = false,
  tenders = [],
}: SettleBarProps) => {
  // a voucher that was verified on its platform is spent: it must not be left without a record
  const redeems =
    outcome !== undefined &&
    (outcome.couponIds.length > 0 || outcome.points !== undefined || tenders.length > 0);
  return (
    <View className={`settle ${sure ? '' : 'is-unsure'}`}>
      <FailureLine failure={failure} />
      {!outcome ? (
        <View className="settle__wait">{wait}</View>
      ) : outcome.payFen + outcome.savedFen === 0 ? (
        <GiftsOnly outcome={outcome} />
      ) : (
        <Figures outcome={outcome} tenders={tenders} />
      )}
      {outcome && !redeems && !onRetry && <View className="settle__hint">{m.finishHint}</View>}
      {onRetry ? (
        <Button kind="secondary" icon="retry" onClick={onRetry}>
          {m.retry}
        </Button>
      ) : outcome && !redeems ? (
        <Button kind="secondary" disabled={!sure} onClick={onFinish}>
          {m.finishWithout}
        </Button>
      ) : (
        <Button disabled={!sure || !redeems || opening} loading={busy} onClick={onRedeem}>
          {outcome ? buttonWords(outcome, tenders) : m.redeemNothingYet}
        </Button>
      )}
      {/* what has nothing to hold needs no bill that waits */}
      {onOpen && redeems && !onRetry && (
        <Button kind="quiet" compact icon="code" disabled={!sure || busy} loading={opening} onClick={onOpen}>
          {m.openBill}
        </Button>
      )}
    </View>
  );
};
