import { Input, View } from '@tarojs/components';
import { useState } from 'react';
import { readBillCode } from '@core/domain/bill/code';
import { Button } from '@/components/button/button';
import { a11y, inputA11y } from '@/lib/a11y';
import { isH5 } from '@/lib/platform';
import { CODE_LENGTH, inGroups, keepDigits } from './digits';
import { codeMessages as m } from './messages';
import './code.scss';

// a number input would not keep the blanks between the groups
const type = isH5 ? 'text' : 'number';
const keypad = { inputmode: 'numeric', autocomplete: 'off' };
/** Fewer digits are no code of any kind; a payment code or a barcode is worth asking about, to say what it is. */
const WORTH_ASKING = 8;

type DigitsFieldProps = { busy: boolean; label: string; onCode: (digits: string) => void };

/** The digits under a member code, in groups of four; asked about by itself when the last one is there. */
export const DigitsField = ({ busy, label, onCode }: DigitsFieldProps) => {
  const [digits, setDigits] = useState('');
  const submit = (): void => {
    if (digits.length >= WORTH_ASKING) onCode(digits);
  };
  const take = (text: string): void => {
    const next = keepDigits(text);
    setDigits(next);
    if (next.length === CODE_LENGTH && next !== digits) onCode(next);
  };
  const left = CODE_LENGTH - digits.length;
  return (
    <View className="digits">
      <View className="y-note">{label}</View>
      <View className="digits__row">
        <Input
          type={type}
          className="digits__input"
          placeholderClass="digits__placeholder"
          value={inGroups(digits)}
          maxlength={40}
          placeholder={m.typedPlaceholder}
          confirmType="done"
          onInput={event => take(event.detail.value)}
          onConfirm={submit}
          {...inputA11y({ label }, keypad)}
        />
        <View className="digits__submit">
          <Button
            compact
            inline
            kind="secondary"
            loading={busy}
            disabled={digits.length < WORTH_ASKING}
            onClick={submit}
          >
            {m.submit}
          </Button>
        </View>
      </View>
      <View className="y-small digits__left" {...a11y({ live: 'polite' })}>
        {readBillCode(digits) !== undefined
          ? m.billCode
          : left > 0 && digits.length > 0
            ? m.incomplete(left)
            : ''}
      </View>
    </View>
  );
};
