import { useState } from 'react';
import { UNNAMED } from '@core/domain/member/mask';
import { Button } from '@/components/button/button';
import { FailureLine } from '@/components/error-state/error-state';
import { Field } from '@/components/field/field';
import { Sheet } from '@/components/sheet/sheet';
import { api } from '@/lib/api';
import { keepMember } from '@/lib/session';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { accountMessages as words } from './messages';

type RenameSheetProps = { open: boolean; name: string; onClose: () => void };

/** How she wants to be called. */
export const RenameSheet = ({ open, name, onClose }: RenameSheetProps) => {
  const [draft, setDraft] = useState(name === UNNAMED ? '' : name);
  const [missing, setMissing] = useState(false);
  const change = useChange((next: string, requestId) =>
    api.consumer('member.rename', { name: next }, { requestId }),
  );
  const save = async () => {
    const next = draft.trim();
    setMissing(next === '');
    if (next === '') return;
    const answer = await change.run(next);
    if (!answer?.ok) return;
    keepMember(answer.data);
    toast(words.renamed, 'good');
    onClose();
  };
  return (
    <Sheet
      open={open}
      title={words.renameTitle}
      onClose={onClose}
      foot={
        <>
          <FailureLine failure={change.failure} />
          <Button loading={change.busy} onClick={() => void save()}>
            {words.renameSave}
          </Button>
        </>
      }
    >
      <Field
        label={words.name}
        value={draft}
        onInput={setDraft}
        maxLength={12}
        hint={words.renameHint}
        error={missing ? words.nameMissing : undefined}
      />
    </Sheet>
  );
};
