import { Input, View } from '@tarojs/components';
import { useId, type ReactNode } from 'react';
import { Icon } from '@/components/icon/icon';
import { a11y, inputA11y } from '@/lib/a11y';
import './field.scss';

type FieldProps = {
  label: string;
  value: string;
  onInput: (value: string) => void;
  /** what is wrong, in words; takes the place of the hint */
  error?: string;
  hint?: string;
  placeholder?: string;
  /** which keyboard comes up */
  type?: 'text' | 'number' | 'digit';
  maxLength?: number;
  /** before the text, e.g. ¥ */
  lead?: ReactNode;
  tail?: ReactNode;
  big?: boolean;
  focus?: boolean;
  disabled?: boolean;
  confirmType?: 'done' | 'next' | 'search' | 'go';
  onConfirm?: () => void;
  onBlur?: () => void;
  className?: string;
};

/** One labelled input; `digit` brings the keyboard with a decimal point. */
export const Field = (props: FieldProps) => {
  const {
    label,
    value,
    onInput,
    error,
    hint,
    placeholder,
    type = 'text',
    maxLength = 140,
    lead,
    tail,
  } = props;
  const under = useId();
  const foot = error ?? hint;
  return (
    <View
      className={`y-field ${error ? 'has-error' : ''} ${props.big ? 'y-field--big' : ''} ${props.className ?? ''}`}
    >
      <View className="y-field__label">{label}</View>
      <View className="y-field__box">
        {lead}
        <Input
          className="y-field__input"
          placeholderClass="y-field__placeholder"
          value={value}
          type={type}
          maxlength={maxLength}
          placeholder={placeholder ?? ''}
          focus={props.focus ?? false}
          disabled={props.disabled ?? false}
          confirmType={props.confirmType ?? 'done'}
          onInput={event => onInput(event.detail.value)}
          onConfirm={() => props.onConfirm?.()}
          onBlur={() => props.onBlur?.()}
          {...inputA11y({ label, invalid: Boolean(error), describedBy: foot ? under : undefined })}
        />
        {tail}
      </View>
      {foot && (
        <View id={under} className="y-field__foot" {...a11y(error ? { role: 'alert' } : {})}>
          {error && <Icon name="warn" size={14} />}
          <View>{foot}</View>
        </View>
      )}
    </View>
  );
};
