import { Text } from '@tarojs/components';
import { yuanText } from '@core/domain/money-text';
import { a11y } from '@/lib/a11y';
import './money.scss';

type MoneyProps = {
  fen: number;
  /** px-like steps of the type scale */
  size?: 14 | 16 | 18 | 24 | 32;
  tone?: 'price' | 'ink' | 'saved';
  /** leaves ".00" away: for the value of an offer, never for a bill */
  short?: boolean;
  /** a minus before the sign, for what was saved */
  minus?: boolean;
};

/** An amount in tabular figures: the yuan sign smaller, the fen smaller still. */
export const Money = ({ fen, size = 16, tone = 'ink', short, minus }: MoneyProps) => {
  const text = yuanText(fen);
  const [yuan, cents] = [text.slice(0, -3), text.slice(-2)];
  return (
    <Text
      className={`y-money y-money--${size} y-money--${tone}`}
      {...a11y({ role: 'text', label: `${minus ? '减' : ''}${text}元` })}
    >
      <Text className="y-money__sign">{minus ? '−¥' : '¥'}</Text>
      {yuan}
      {!(short && cents === '00') && <Text className="y-money__fen">{`.${cents}`}</Text>}
    </Text>
  );
};
