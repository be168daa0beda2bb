import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { Field } from '@/components/field/field';
import { Sheet } from '@/components/sheet/sheet';
import { staffMessages as m } from './messages';

type ReasonSheetProps = {
  title: string;
  /** what it does */
  text: string;
  hint: string;
  yes: string;
  busy: boolean;
  onClose: () => void;
  onYes: (reason: string) => void;
};

/** Asks why before somebody is suspended or turned down, and says what that does. */
export const ReasonSheet = ({ title, text, hint, yes, busy, onClose, onYes }: ReasonSheetProps) => {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  const submit = (): void => {
    setTried(true);
    if (!missing) onYes(reason.trim());
  };
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={
        <Button kind="danger" loading={busy} onClick={submit}>
          {yes}
        </Button>
      }
    >
      <View className="y-stack-16">
        <View className="y-note">{text}</View>
        <Field
          label={m.reason}
          value={reason}
          hint={hint}
          error={tried && missing ? m.reasonMissing : undefined}
          maxLength={100}
          focus
          onInput={setReason}
          onConfirm={submit}
        />
      </View>
    </Sheet>
  );
};
