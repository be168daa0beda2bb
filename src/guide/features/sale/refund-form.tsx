import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { RefundPreview, SaleView } from '@core/contracts/sale';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { FailureLine } from '@/components/error-state/error-state';
import { Field } from '@/components/field/field';
import { Icon } from '@/components/icon/icon';
import { Money } from '@/components/money/money';
import { a11y } from '@/lib/a11y';
import { PaidAndSaved } from './paid-and-saved';
import { Pair } from '../../components/pair/pair';
import { saleMessages as m } from './messages';
import { askOf, type RefundState } from './use-refund';
import './sale.scss';

type Line = SaleView['lines'][number];

const Step = ({
  icon,
  label,
  disabled,
  onClick,
}: {
  icon: 'plus' | 'minus';
  label: string;
  disabled: boolean;
  onClick: () => void;
}) => (
  <View
    className={`sale__step ${disabled ? 'is-off' : ''}`}
    onClick={disabled ? undefined : onClick}
    {...a11y({ role: 'button', focusable: true, label, disabled })}
  >
    <Icon name={icon} size={20} />
  </View>
);

const leftText = ({ left }: Line): string =>
  left.quantity !== undefined
    ? left.quantity > 0
      ? m.left(m.leftPieces(left.quantity))
      : m.leftNothing
    : left.amountFen > 0
      ? m.leftAmount(left.amountFen, left.payFen)
      : m.leftNothing;

/** How much of a line: pieces by steps, an amount typed in. */
const Choice = ({ line, state }: { line: Line; state: RefundState }): ReactNode => {
  const { lineId, left } = line;
  const chosen = state.chosen[lineId] ?? { pieces: 0, text: '' };
  if (left.quantity !== undefined) {
    const to = (pieces: number) => state.choose(lineId, { ...chosen, pieces });
    return left.quantity === 0 ? null : (
      <View className="sale__steps">
        <Step
          icon="minus"
          label={`${lineId} 少退一件`}
          disabled={chosen.pieces === 0}
          onClick={() => to(chosen.pieces - 1)}
        />
        <View className="sale__pieces">{chosen.pieces}</View>
        <Step
          icon="plus"
          label={`${lineId} 多退一件`}
          disabled={chosen.pieces >= left.quantity}
          onClick={() => to(chosen.pieces + 1)}
        />
      </View>
    );
  }
  return left.amountFen === 0 ? null : (
    <Field
      className="sale__amount"
      label={m.amount}
      type="digit"
      lead="¥"
      value={chosen.text}
      hint={left.amountFen === left.payFen ? undefined : m.amountHint(left.amountFen)}
      error={state.tried && askOf(line, chosen) === null ? m.amountWrong(left.amountFen) : undefined}
      onInput={text => state.choose(lineId, { ...chosen, text })}
    />
  );
};

/** The product where the slip named it, else its brand and category; two products of one brand are told apart. */
const lineText = ({ product, brand, category, quantity }: Line): string =>
  [
    product?.name ?? `${brand.name} · ${category.name}`,
    ...(quantity === undefined ? [] : [m.pieces(quantity)]),
  ].join(' ');

/** The goods, and how much of each goes back. */
export const RefundLines = ({ sale, state }: { sale: SaleView; state: RefundState }) => (
  <Card title={m.goods}>
    {sale.lines.map(line => (
      <View key={line.lineId} className="sale__line">
        <View className="sale__line-head">
          <View className="y-grow">
            <View>{lineText(line)}</View>
            {line.product && <View className="y-small">{`${line.brand.name} · ${line.category.name}`}</View>}
            <View className="y-small">{leftText(line)}</View>
          </View>
          <PaidAndSaved {...line} />
        </View>
        <Choice line={line} state={state} />
      </View>
    ))}
  </Card>
);

const sumOf = (parts: readonly number[]): number => parts.reduce((sum, fen) => sum + fen, 0);

const Part = ({ label, fen, minus }: { label: string; fen: number; minus?: boolean }) => (
  <Pair label={label}>
    <Money fen={fen} size={16} minus={minus} />
  </Pair>
);

/** Certificates of other platforms: what each gives back there. */
const Platforms = ({ externals }: Pick<RefundPreview, 'externals'>) => (
  <>
    {externals.map(({ platform, certificateId, amountFen }) => (
      <Part key={certificateId} label={m.platform(platform, certificateId)} fen={amountFen} />
    ))}
    {externals.length > 0 && <View className="y-note">{m.platformNote}</View>}
  </>
);

/** Why less goes back than the goods cost before coupons. */
const Asked = ({ lines }: Pick<RefundPreview, 'lines'>) => {
  const [paid, saved] = [
    sumOf(lines.map(({ payFen }) => payFen)),
    sumOf(lines.map(({ savedFen }) => savedFen)),
  ];
  return saved === 0 ? null : (
    <>
      <Part label={m.asked} fen={paid + saved} />
      <Part label={m.savedPart} fen={saved} minus />
    </>
  );
};

const BackOf = ({ preview }: { preview: RefundPreview }) => (
  <View {...a11y({ role: 'status', live: 'polite' })}>
    <Asked lines={preview.lines} />
    <Part label={m.cash} fen={preview.cashFen} />
    {preview.pointsFen > 0 && <Part label={m.points} fen={preview.pointsFen} />}
    {preview.nettedFen > 0 && <Part label={m.netted} fen={preview.nettedFen} minus />}
    {preview.takenPoints > 0 && <View className="y-note">{m.taken(preview.takenPoints)}</View>}
    <Platforms externals={preview.externals} />
    {preview.vouchers.map(({ couponId, title, paidFen }) => (
      <Part key={couponId} label={m.voucherBack(title)} fen={paidFen} />
    ))}
    {preview.returned.map(({ couponId, title }) => (
      <View key={couponId} className="y-note">
        {m.couponBack(title)}
      </View>
    ))}
  </View>
);

/** What goes back, and why it is refunded. */
export const RefundResult = ({ state }: { state: RefundState }) =>
  state.preview === undefined ? null : (
    <Card>
      <View className="y-stack-12">
        <BackOf preview={state.preview} />
        <Field
          label={m.reason}
          value={state.reason}
          maxLength={100}
          hint={m.reasonHint}
          error={state.tried && state.reason.trim() === '' ? m.reasonMissing : undefined}
          onInput={state.setReason}
        />
      </View>
    </Card>
  );

/** One button: first what would go back, then the refund itself. */
export const RefundAction = ({ state }: { state: RefundState }) => (
  <View>
    {state.tried && state.empty && !state.wrong && <View className="y-note">{m.nothing}</View>}
    <FailureLine failure={state.failure} />
    {state.preview ? (
      <Button kind="danger" loading={state.busy} onClick={() => void state.refund()}>
        {m.make(state.preview.cashFen)}
      </Button>
    ) : (
      <Button loading={state.asking} onClick={() => void state.ask()}>
        {m.ask}
      </Button>
    )}
  </View>
);
