import { useState } from 'react';
import { Button } from '@/components/button/button';
import { FailureLine } from '@/components/error-state/error-state';
import { Field } from '@/components/field/field';
import { Sheet } from '@/components/sheet/sheet';
import { api } from '@/lib/api';
import { go } from '@/lib/go';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { exchangeMessages as words } from './messages';

type ExchangeSheetProps = { open: boolean; onClose: () => void; onTaken: () => Promise<void> };

/** A passphrase or a code, typed or pasted, for its coupon. */
export const ExchangeSheet = ({ open, onClose, onTaken }: ExchangeSheetProps) => {
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const change = useChange((said: string, requestId) =>
    api.consumer('coupon.exchange', { text: said }, { requestId }),
  );
  const take = async () => {
    const said = text.trim();
    setMissing(said === '');
    if (said === '') return;
    const answer = await change.run(said);
    if (!answer) return;
    if (!answer.ok) {
      if (answer.failure.code === 'MEMBER_REQUIRED') go('join', { next: 'back' });
      return;
    }
    toast(words.taken(answer.data.title), 'good');
    setText('');
    onClose();
    await onTaken();
  };
  return (
    <Sheet
      open={open}
      title={words.title}
      onClose={onClose}
      foot={
        <>
          <FailureLine failure={change.failure} />
          <Button loading={change.busy} onClick={() => void take()}>
            {words.take}
          </Button>
        </>
      }
    >
      <Field
        label={words.label}
        value={text}
        onInput={value => {
          change.clear();
          setText(value);
        }}
        maxLength={100}
        hint={words.hint}
        error={missing ? words.missing : undefined}
        confirmType="go"
        onConfirm={() => void take()}
      />
    </Sheet>
  );
};
