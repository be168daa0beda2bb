import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { Field } from '@/components/field/field';
import { Sheet } from '@/components/sheet/sheet';

type NoteSheetProps = {
  title: string;
  /** what it does */
  text: string;
  label: string;
  hint: string;
  missing: string;
  yes: string;
  danger?: boolean;
  busy: boolean;
  onClose: () => void;
  onYes: (note: string) => void;
};

/** Asks for a line of words before something is done that they explain. */
export const NoteSheet = (props: NoteSheetProps) => {
  const { title, text, label, hint, missing, yes, danger, busy, onClose, onYes } = props;
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const empty = note.trim() === '';
  const submit = (): void => {
    setTried(true);
    if (!empty) onYes(note.trim());
  };
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={
        <Button kind={danger ? 'danger' : 'primary'} loading={busy} onClick={submit}>
          {yes}
        </Button>
      }
    >
      <View className="y-stack-16">
        <View className="y-note">{text}</View>
        <Field
          label={label}
          value={note}
          hint={hint}
          error={tried && empty ? missing : undefined}
          maxLength={100}
          focus
          onInput={setNote}
          onConfirm={submit}
        />
      </View>
    </Sheet>
  );
};
