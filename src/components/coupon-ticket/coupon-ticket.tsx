import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { Benefit } from '@core/contracts/template';
import { giftText } from '@core/domain/coupon/text/offer-text';
import { shortYuanText } from '@core/domain/money-text';
import { a11y } from '@/lib/a11y';
import { benefitWords } from './benefit-words';
import './coupon-ticket.scss';

export type TicketProps = {
  title: string;
  benefit: Benefit;
  thresholdFen: number;
  /** "全场通用", "仅限女装" */
  scope: string;
  /** on which days and at what hours: "周一至周五 11:00–14:00" */
  when?: string;
  /** who may have it: "金卡及以上会员" */
  audience?: string;
  /** until when, or for how long */
  validity: string;
  issuer: 'mall' | 'brand';
  /** the brand's or the group's name */
  issuerName: string;
  /** what happened to it, stamped over its end; a stamped ticket is grey */
  stamp?: string;
  /** the action at the right end */
  action?: ReactNode;
  /** a further line under the rules, e.g. why it does not fit */
  note?: ReactNode;
  selected?: boolean;
  onClick?: () => void;
};

const Value = ({ benefit }: { benefit: Benefit }) => {
  if (benefit.kind === 'cash-off' || benefit.kind === 'voucher') {
    const text = benefitWords(benefit).figure;
    return (
      <View className={`y-ticket__figure ${text.length > 4 ? 'is-long' : ''}`}>
        <View className="y-ticket__unit">¥</View>
        {text}
      </View>
    );
  }
  if (benefit.kind === 'percent-off') {
    return (
      <View className="y-ticket__figure">
        {benefitWords(benefit).figure}
        <View className="y-ticket__unit">折</View>
      </View>
    );
  }
  return <View className="y-ticket__figure y-ticket__figure--gift">{benefitWords(benefit).figure}</View>;
};

const capOf = ({ benefit }: TicketProps) =>
  'capFen' in benefit && benefit.capFen !== undefined
    ? `最多减 ${shortYuanText(benefit.capFen)} 元`
    : undefined;

const conditionOf = ({ thresholdFen, benefit }: TicketProps) => {
  if (benefit.kind === 'cash-off' && benefit.everyFen !== undefined)
    return `每满 ${shortYuanText(benefit.everyFen)} 减`;
  if (thresholdFen > 0) return `满 ${shortYuanText(thresholdFen)} 可用`;
  return benefit.kind === 'exchange' ? '凭券兑换' : '无门槛';
};

/** A coupon as a paper ticket: the value on the stub at the left, the rules at the right of the perforation. */
export const CouponTicket = (props: TicketProps) => {
  const { title, benefit, scope, validity, issuer, issuerName, stamp, action, note, selected, onClick } =
    props;
  const limits = [props.when, props.audience, capOf(props)].filter(Boolean).join(' · ');
  const classes = ['y-ticket', `y-ticket--${issuer}`];
  if (stamp) classes.push('is-stamped');
  if (selected) classes.push('is-selected');
  const spoken = `${title}，${benefitWords(benefit).spoken}，${conditionOf(props)}，${scope}${props.when ? `，${props.when}` : ''}${props.audience ? `，${props.audience}` : ''}，${validity}${stamp ? `，${stamp}` : ''}`;
  const opens = onClick ? a11y({ role: 'button', focusable: true, label: spoken }) : {};
  // the whole ticket answers a tap; a button must not hold another one, so beside an action the stub is the button
  return (
    <View className={classes.join(' ')} {...(onClick ? { onClick } : {})} {...(action ? {} : opens)}>
      <View className="y-ticket__stub" {...(action ? opens : {})}>
        <Value benefit={benefit} />
        <View className="y-ticket__condition">{conditionOf(props)}</View>
      </View>
      <View className="y-ticket__main">
        <View className="y-ticket__issuer">{issuerName}</View>
        <View className="y-ticket__title">{title}</View>
        {benefit.kind === 'exchange' && <View className="y-ticket__rule">{giftText(benefit.gift)}</View>}
        <View className="y-ticket__rule">{scope}</View>
        {limits && <View className="y-ticket__rule">{limits}</View>}
        <View className="y-ticket__foot">
          <View className="y-ticket__validity">{validity}</View>
          {action}
        </View>
        {note && <View className="y-ticket__note">{note}</View>}
        {stamp && <View className="y-ticket__stamp">{stamp}</View>}
      </View>
    </View>
  );
};
