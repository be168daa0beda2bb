import { Money } from '@/components/money/money';

type SignedMoneyProps = { fen: number; size?: 14 | 16 | 18 | 24 | 32; tone?: 'price' | 'ink' | 'saved' };

/** An amount that may be below zero: the minus stands before the sign. */
export const SignedMoney = ({ fen, size = 14, tone }: SignedMoneyProps) => (
  <Money fen={Math.abs(fen)} size={size} minus={fen < 0} {...(tone ? { tone } : {})} />
);
