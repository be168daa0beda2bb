import { View } from '@tarojs/components';
import { yuanText } from '@core/domain/money-text';
import { Button } from '@/components/button/button';
import { FailureLine } from '@/components/error-state/error-state';
import { Money } from '@/components/money/money';
import { a11y } from '@/lib/a11y';
import type { Failure } from '@/lib/failure';
import type { Outcome } from './choice';
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
};

const couponWords = ({ coupons }: Outcome): string =>
  coupons.length === 0 ? m.noCouponChosen : coupons.map(coupon => coupon.title).join('、');

const Figures = ({ outcome }: { outcome: Outcome }) => (
  <View className="settle__figures" {...a11y({ live: 'polite' })}>
    <View className="settle__pay">
      <View className="y-note">{m.pay}</View>
      <Money fen={outcome.payFen} size={24} />
    </View>
    <View className="settle__saved">
      {outcome.savedFen > 0 && (
        <View className="settle__sum">
          <View>{m.saved}</View>
          <Money fen={outcome.savedFen} size={16} tone="saved" />
        </View>
      )}
      <View className="settle__coupons">{couponWords(outcome)}</View>
    </View>
  </View>
);

/** What she pays, what it saves and by which coupon, always above the button that makes it so. */
export const SettleBar = ({ outcome, wait, sure, busy, failure, onRedeem, onFinish, onRetry }: SettleBarProps) => {
  const redeems = outcome !== undefined && outcome.couponIds.length > 0;
  return (
    <View className={`settle ${sure ? '' : 'is-unsure'}`}>
      <FailureLine failure={failure} />
      {outcome ? <Figures outcome={outcome} /> : <View className="settle__wait">{wait}</View>}
      {onRetry ? (
        <Button kind="secondary" icon="retry" onClick={onRetry}>
          {m.retry}
        </Button>
      ) : outcome && !redeems ? (
        <Button kind="secondary" disabled={!sure} onClick={onFinish}>
          {m.finishWithout}
        </Button>
      ) : (
        <Button disabled={!sure || !redeems} loading={busy} onClick={onRedeem}>
          {outcome ? m.redeem(yuanText(outcome.payFen)) : m.redeemNothingYet}
        </Button>
      )}
    </View>
  );
};
