import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Chips } from '@/components/chips/chips';
import { Field } from '@/components/field/field';
import { Icon } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import type { OfferForm } from './draft-form';
import { problemAt, type Problem } from './read-form';
import './offer.scss';

/** What a step works with; `problems` only once she has asked to go on. */
export type StepProps = {
  form: OfferForm;
  change: (part: Partial<OfferForm>) => void;
  problems: readonly Problem[];
};

type TextKey = { [K in keyof OfferForm]: OfferForm[K] extends string ? K : never }[keyof OfferForm];

type TextProps = StepProps & {
  name: TextKey;
  label: string;
  hint?: string;
  /** the fields of the draft whose problems are told here */
  of: readonly string[];
  type?: 'text' | 'number' | 'digit';
  maxLength?: number;
  placeholder?: string;
};

/** One text of the form with its problem below it. */
export const Text = ({
  form,
  change,
  problems,
  name,
  label,
  hint,
  of,
  type,
  maxLength = 20,
  placeholder,
}: TextProps) => (
  <Field
    label={label}
    value={form[name]}
    onInput={value => change({ [name]: value })}
    error={problemAt(problems, ...of)}
    hint={hint}
    type={type}
    maxLength={maxLength}
    placeholder={placeholder}
  />
);

/** A labelled choice with its problem below it. */
export const Choice = ({
  label,
  error,
  hint,
  children,
}: {
  label: string;
  error?: string;
  hint?: string;
  children: ReactNode;
}) => (
  <View className="offer-choice">
    <View className="y-field__label">{label}</View>
    {children}
    {(error ?? hint) && (
      <View
        className={`offer-choice__foot ${error ? 'has-error' : ''}`}
        {...a11y(error ? { role: 'alert' } : {})}
      >
        {error && <Icon name="warn" size={14} />}
        <View>{error ?? hint}</View>
      </View>
    )}
  </View>
);

/** One of a closed list of words. */
export const Words = <K extends string>({
  label,
  words,
  value,
  onChange,
}: {
  label: string;
  words: Readonly<Record<K, string>>;
  value: K;
  onChange: (key: K) => void;
}) => (
  <Chips
    label={label}
    items={(Object.entries(words) as [K, string][]).map(([key, text]) => ({ key, text }))}
    value={value}
    onChange={key => onChange(key as K)}
  />
);

/** Fields side by side where there is room. */
export const Pair = ({ children }: { children: ReactNode }) => <View className="offer-pair">{children}</View>;
