import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { Field } from '@/components/field/field';
import { Sheet } from '@/components/sheet/sheet';
import { parseSignedYuan } from '../../lib/signed-yuan';
import { statementMessages as m } from './messages';

type CorrectSheetProps = {
  busy: boolean;
  onClose: () => void;
  onYes: (amountFen: number, note: string) => void;
};

/** An amount and why; below zero the brand gets less. */
export const CorrectSheet = ({ busy, onClose, onYes }: CorrectSheetProps) => {
  const [amount, setAmount] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const fen = parseSignedYuan(amount);
  const submit = (): void => {
    setTried(true);
    if (fen !== undefined && note.trim() !== '') onYes(fen, note.trim());
  };
  return (
    <Sheet
      open
      title={m.correctTitle}
      onClose={onClose}
      foot={
        <Button loading={busy} onClick={submit}>
          {m.correct}
        </Button>
      }
    >
      <View className="y-stack-16">
        <View className="y-note">{m.correctText}</View>
        <Field
          label={m.amount}
          value={amount}
          hint={m.amountHint}
          error={tried && fen === undefined ? m.amountWrong : undefined}
          maxLength={16}
          focus
          onInput={setAmount}
        />
        <Field
          label={m.reason}
          value={note}
          hint={m.reasonHint}
          error={tried && note.trim() === '' ? m.reasonMissing : undefined}
          maxLength={100}
          onInput={setNote}
          onConfirm={submit}
        />
      </View>
    </Sheet>
  );
};
