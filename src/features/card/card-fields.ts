import { cardMessages as words } from './messages';

export type CardFields = { cardNumber: string; pin: string };
export type CardErrors = Partial<Record<keyof CardFields, string>>;

const digitsOf = (text: string) => text.replace(/\D/g, '');

/** What was typed without the blanks people put between groups. */
export const cleanCard = ({ cardNumber, pin }: CardFields): CardFields => ({
  cardNumber: digitsOf(cardNumber),
  pin: digitsOf(pin),
});

/** What is wrong with the fields, in words; empty when they may be sent. */
export const cardErrors = (fields: CardFields): CardErrors => {
  const { cardNumber, pin } = cleanCard(fields);
  return {
    ...(cardNumber.length === 12 ? {} : { cardNumber: words.numberError }),
    ...(pin.length === 6 ? {} : { pin: words.pinError }),
  };
};
