import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import type { QuoteAnswer } from '@core/contracts/bill';
import { shortYuanText } from '@core/domain/money-text';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { Icon } from '@/components/icon/icon';
import { Tag } from '@/components/tag/tag';
import { a11y } from '@/lib/a11y';
import { BEST, exactly, ticked, toggle, type Choice } from './choice';
import { CouponRow, MisfitRow } from './coupon-row';
import { asideText, billMessages as m, lapseText } from './messages';
import './bill.scss';

type CouponPickerProps = {
  quote: QuoteAnswer;
  choice: Choice;
  /** the figures are about an older bill; shown paler until the new ones are there */
  stale: boolean;
  /** nothing is bought yet: only gifts are of interest */
  blank: boolean;
  onChoose: (choice: Choice) => void;
};

type RefusalProps = Pick<CouponPickerProps, 'quote' | 'onChoose'> & {
  refusal: NonNullable<QuoteAnswer['chosenRefusal']>;
};

const Refusal = ({ quote, refusal: { message, instead }, onChoose }: RefusalProps) => (
  <View className="pick__refusal" {...a11y({ role: 'alert' })}>
    <View className="y-grow">
      <View>{message}</View>
      {instead && instead.gone.length > 0 && <View className="y-small">{m.wouldGo(instead.gone)}</View>}
    </View>
    {instead && (
      <Button kind="secondary" compact inline onClick={() => onChoose(exactly(quote, instead.couponIds))}>
        {m.keepThis}
      </Button>
    )}
  </View>
);

/** Why the best combination does without a coupon that fits. */
const Aside = ({ swap }: { swap: NonNullable<QuoteAnswer['fits'][number]['swap']> }) => (
  <View className="pick__aside-note">{asideText(swap, shortYuanText)}</View>
);

/** What of a paid voucher would lapse. */
const Lapse = ({ lapse }: { lapse: NonNullable<QuoteAnswer['fits'][number]['lapse']> }) => (
  <View className="pick__aside-note" {...a11y({ role: 'status' })}>
    {lapseText(lapse, shortYuanText)}
  </View>
);

/** Where the reasons come to stand, px below the top of the page. */
const MISFITS_FROM_TOP = 120;

const Misfits = ({ misfits }: { misfits: QuoteAnswer['misfits'] }) => {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    // they would open below the bar that settles the bill
    if (open)
      Taro.nextTick(() => void Taro.pageScrollTo({ selector: '#misfits', offsetTop: -MISFITS_FROM_TOP }));
  }, [open]);
  return (
    <View className="misfits" id="misfits">
      <View
        className="misfits__head"
        onClick={() => setOpen(!open)}
        {...a11y({ role: 'button', focusable: true, expanded: open })}
      >
        <View className="y-grow">{open ? m.hideMisfits : m.misfits(misfits.length)}</View>
        <Icon name="down" size={16} className={open ? 'is-up' : ''} />
      </View>
      {open &&
        misfits.map(({ coupon, code, message }) => (
          <MisfitRow
            key={coupon.couponId}
            coupon={coupon}
            message={code === 'NOT_IN_SCOPE' ? m.outOfScope(message, coupon.scopeText) : message}
          />
        ))}
    </View>
  );
};

/** Before anything is bought most coupons do not fit for that very reason: only what is wrong with a gift is worth a word. */
const misfitsToTell = ({ misfits }: QuoteAnswer, blank: boolean): QuoteAnswer['misfits'] =>
  blank
    ? misfits.filter(({ coupon, code }) => coupon.benefit.kind === 'exchange' && code !== 'NOT_IN_SCOPE')
    : misfits;

/** Said in place of coupons that fit. */
const noneWords = (blank: boolean, hasMisfits: boolean): string => {
  if (blank) return m.noGiftYet;
  return hasMisfits ? m.nothingFits : m.noCoupons;
};

/** Which coupons fit and what each brings; the best combination is ticked, she may tick others. A gift alone waits for her tap. */
export const CouponPicker = ({ quote, choice, stale, blank, onChoose }: CouponPickerProps) => {
  const on = ticked(quote, choice);
  const refusal = stale ? undefined : quote.chosenRefusal;
  const misfits = misfitsToTell(quote, blank);
  if (blank && quote.fits.length + misfits.length === 0) return null;
  const head =
    choice.kind === 'best' ? (
      <Tag tone="good">{m.best}</Tag>
    ) : (
      <View className="pick__again">
        <Button kind="quiet" compact inline onClick={() => onChoose(BEST)}>
          {m.backToBest}
        </Button>
      </View>
    );
  const aside = quote.fits.length > 0 && !blank ? <View className="pick__aside">{head}</View> : undefined;
  return (
    <Card
      flush
      title={blank ? (quote.fits.length > 0 ? m.gifts : m.noGifts) : m.coupons}
      aside={aside}
      className={stale ? 'is-stale' : ''}
    >
      {quote.fits.map(({ coupon, savesFen, swap, lapse }) => (
        <CouponRow
          key={coupon.couponId}
          coupon={coupon}
          savesFen={savesFen}
          on={on.includes(coupon.couponId)}
          onToggle={() => onChoose(toggle(quote, choice, coupon.couponId))}
          note={
            refusal?.couponId === coupon.couponId ? (
              <Refusal quote={quote} refusal={refusal} onChoose={onChoose} />
            ) : swap && choice.kind === 'best' ? (
              <Aside swap={swap} />
            ) : lapse && on.includes(coupon.couponId) ? (
              <Lapse lapse={lapse} />
            ) : undefined
          }
        />
      ))}
      {quote.fits.length === 0 && <View className="pick__none">{noneWords(blank, misfits.length > 0)}</View>}
      {misfits.length > 0 && <Misfits misfits={misfits} />}
    </Card>
  );
};
