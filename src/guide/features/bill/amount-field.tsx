import { Input, View } from '@tarojs/components';
import { useId } from 'react';
import { a11y, inputA11y } from '@/lib/a11y';
import { isH5 } from '@/lib/platform';
import './bill.scss';

type AmountFieldProps = {
  label: string;
  value: string;
  error?: string;
  focus?: boolean;
  placeholder: string;
  onInput: (text: string) => void;
  onBlur?: () => void;
};

// a browser's number input drops what it does not understand before anyone can say why; text keeps it
const type = isH5 ? 'text' : 'digit';
const keypad = { inputmode: 'decimal', autocomplete: 'off' };

/** A large amount of yuan for one line, typed on a keypad. */
export const AmountField = ({
  label,
  value,
  error,
  focus,
  placeholder,
  onInput,
  onBlur,
}: AmountFieldProps) => {
  const under = useId();
  return (
    <View className={`amount ${error ? 'has-error' : ''}`}>
      <View className="amount__box">
        <View className="amount__sign">¥</View>
        <Input
          type={type}
          className="amount__input"
          placeholderClass="amount__placeholder"
          value={value}
          focus={focus ?? false}
          maxlength={16}
          placeholder={placeholder}
          onInput={event => onInput(event.detail.value)}
          onBlur={() => onBlur?.()}
          {...inputA11y({ label, invalid: Boolean(error), describedBy: error ? under : undefined }, keypad)}
        />
      </View>
      {error && (
        <View id={under} className="amount__error" {...a11y({ role: 'alert' })}>
          {error}
        </View>
      )}
    </View>
  );
};
