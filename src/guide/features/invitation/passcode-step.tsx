import { Input, View } from '@tarojs/components';
import { a11y, inputA11y } from '@/lib/a11y';
import { invitationMessages as m } from './messages';
import { PASSCODE_LENGTH, readPasscode } from './passcode';
import './invitation.scss';

type PasscodeStepProps = {
  value: string;
  error?: string;
  onInput: (passcode: string) => void;
  onConfirm: () => void;
};

const keyboard = { autocomplete: 'one-time-code', autocapitalize: 'characters' };

/** The six characters, each in its own box; one invisible input lies over them. */
export const PasscodeStep = ({ value, error, onInput, onConfirm }: PasscodeStepProps) => (
  <View className="passcode">
    <View className="passcode__title">{m.title}</View>
    <View className="y-note">{m.hint}</View>
    <View className={`passcode__boxes ${error ? 'has-error' : ''}`}>
      {Array.from({ length: PASSCODE_LENGTH }, (_, index) => (
        <View
          key={index}
          className={`passcode__box ${index === value.length ? 'is-next' : ''}`}
          {...a11y({ hidden: true })}
        >
          {value[index] ?? ''}
        </View>
      ))}
      <Input
        className="passcode__input"
        value={value}
        type="text"
        focus
        maxlength={12}
        confirmType="next"
        onInput={event => onInput(readPasscode(event.detail.value).slice(0, PASSCODE_LENGTH))}
        onConfirm={onConfirm}
        {...inputA11y({ label: m.passcode, invalid: Boolean(error) }, keyboard)}
      />
    </View>
    {error && (
      <View className="passcode__error" {...a11y({ role: 'alert' })}>
        {error}
      </View>
    )}
  </View>
);
