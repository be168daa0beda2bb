import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Card } from '@/components/card/card';
import { Field } from '@/components/field/field';
import type { Goods } from '../../lib/goods';
import { BillLines } from './bill-lines';
import { ChangeNotice } from './change-notice';
import { CouponPicker } from './coupon-picker';
import { billMessages as m } from './messages';
import { PointsCard } from './points-card';
import type { useBill } from './use-bill';
import './bill.scss';

/** The bill and its coupons, above the bar that settles it. */
export const BillSection = ({
  goods,
  state,
  tenders,
  onProducts,
}: {
  goods: Goods;
  state: ReturnType<typeof useBill>;
  /** vouchers of other platforms on this bill */
  tenders: ReactNode;
  onProducts: () => void;
}) => {
  const { bill, quote, changes, failure } = state;
  const slipError = bill.slipProblem
    ? m.slipProblem[bill.slipProblem]
    : failure?.code === 'BILL_SLIP_USED'
      ? failure.message
      : undefined;
  return (
    <View className="y-stack-12">
      {changes.length > 0 && <ChangeNotice changes={changes} onClose={state.forget} />}
      <BillLines
        goods={goods}
        form={bill.form}
        problems={bill.problems}
        onChange={bill.change}
        onAdd={bill.add}
        onRemove={bill.remove}
        onLeave={bill.leave}
        onPieces={bill.setPieces}
        onProducts={onProducts}
      />
      <Card>
        <Field
          label={m.slipNo}
          value={bill.form.slipNo}
          hint={bill.blank && state.outcome ? m.slipNoNotNeeded : m.slipNoHint}
          error={slipError}
          maxLength={30}
          onInput={text => {
            if (failure) state.forget();
            bill.setSlipNo(text);
          }}
        />
      </Card>
      {quote && (
        <CouponPicker
          quote={quote}
          choice={state.choice}
          stale={!state.fresh}
          blank={bill.blank}
          onChoose={state.choose}
        />
      )}
      {state.points && (
        <PointsCard
          offer={state.points}
          checked={bill.form.usePoints ?? false}
          onChange={bill.setUsePoints}
          typed={bill.form.pointsTyped ?? ''}
          onType={bill.setPointsTyped}
        />
      )}
      {!bill.blank && tenders}
      <View className="settle-room" />
    </View>
  );
};
