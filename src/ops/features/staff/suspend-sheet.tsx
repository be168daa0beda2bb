import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { Field } from '@/components/field/field';
import { Sheet } from '@/components/sheet/sheet';
import { staffMessages as m } from './messages';
import type { StaffRow } from './use-staff';

type SuspendSheetProps = { row: StaffRow; busy: boolean; onClose: () => void; onSuspend: (reason: string) => void };

/** Suspending asks for the reason and says what it does. */
export const SuspendSheet = ({ row, busy, onClose, onSuspend }: SuspendSheetProps) => {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  const submit = (): void => {
    setTried(true);
    if (!missing) onSuspend(reason.trim());
  };
  return (
    <Sheet
      open
      title={m.suspendTitle(row.name)}
      onClose={onClose}
      foot={
        <Button kind="danger" loading={busy} onClick={submit}>
          {m.suspendYes}
        </Button>
      }
    >
      <View className="y-stack-16">
        <View className="y-note">{m.suspendText}</View>
        <Field
          label={m.reason}
          value={reason}
          hint={m.reasonHint}
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
