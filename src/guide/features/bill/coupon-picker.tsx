import { View } from '@tarojs/components';
import { useState } from 'react';
import type { QuoteAnswer } from '@core/contracts/bill';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { Icon } from '@/components/icon/icon';
import { Tag } from '@/components/tag/tag';
import { a11y } from '@/lib/a11y';
import { BEST, only, ticked, toggle, type Choice } from './choice';
import { CouponRow, MisfitRow } from './coupon-row';
import { billMessages as m } from './messages';
import './bill.scss';

type CouponPickerProps = {
  quote: QuoteAnswer;
  choice: Choice;
  /** the figures are about an older bill; shown paler until the new ones are there */
  stale: boolean;
  onChoose: (choice: Choice) => void;
};

type RefusalProps = Pick<CouponPickerProps, 'quote' | 'onChoose'> & { refusal: NonNullable<QuoteAnswer['chosenRefusal']> };

const Refusal = ({ quote, refusal, onChoose }: RefusalProps) => (
  <View className="pick__refusal" {...a11y({ role: 'alert' })}>
    <View className="y-grow">{refusal.message}</View>
    <Button kind="secondary" compact inline onClick={() => onChoose(only(quote, refusal.couponId))}>
      {m.onlyThis}
    </Button>
  </View>
);

const Misfits = ({ misfits }: { misfits: QuoteAnswer['misfits'] }) => {
  const [open, setOpen] = useState(false);
  return (
    <View className="misfits">
      <View
        className="misfits__head"
        onClick={() => setOpen(!open)}
        {...a11y({ role: 'button', focusable: true, expanded: open })}
      >
        <View className="y-grow">{open ? m.hideMisfits : m.misfits(misfits.length)}</View>
        <Icon name="down" size={16} className={open ? 'is-up' : ''} />
      </View>
      {open && misfits.map(({ coupon, message }) => <MisfitRow key={coupon.couponId} coupon={coupon} message={message} />)}
    </View>
  );
};

/** Which coupons fit and what each saves; the best combination is ticked, she may tick others. */
export const CouponPicker = ({ quote, choice, stale, onChoose }: CouponPickerProps) => {
  const on = ticked(quote, choice);
  const refusal = stale ? undefined : quote.chosenRefusal;
  const head =
    choice.kind === 'best' ? (
      <Tag tone="good">{m.best}</Tag>
    ) : (
      <Button kind="quiet" compact inline onClick={() => onChoose(BEST)}>
        {m.backToBest}
      </Button>
    );
  return (
    <Card flush title={m.coupons} aside={quote.fits.length > 0 ? head : undefined} className={stale ? 'is-stale' : ''}>
      {quote.fits.map(({ coupon, savesFen }) => (
        <CouponRow
          key={coupon.couponId}
          coupon={coupon}
          savesFen={savesFen}
          on={on.includes(coupon.couponId)}
          onToggle={() => onChoose(toggle(quote, choice, coupon.couponId))}
          note={
            refusal?.couponId === coupon.couponId ? <Refusal quote={quote} refusal={refusal} onChoose={onChoose} /> : undefined
          }
        />
      ))}
      {quote.fits.length === 0 && (
        <View className="pick__none">{quote.misfits.length === 0 ? m.noCoupons : m.nothingFits}</View>
      )}
      {quote.misfits.length > 0 && <Misfits misfits={quote.misfits} />}
    </Card>
  );
};
