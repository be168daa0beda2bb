import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { FailureLine } from '@/components/error-state/error-state';
import { PhoneButton } from '@/components/phone-button/phone-button';
import { Sheet } from '@/components/sheet/sheet';
import { api } from '@/lib/api';
import type { Failure } from '@/lib/failure';
import { keepMember } from '@/lib/session';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { accountMessages as words } from './messages';

type PhoneChangeSheetProps = { open: boolean; phoneMasked: string; onClose: () => void };

/** WeChat still gave the number on file: what to do about it, instead of only that it is the same. */
const kindly = (failure: Failure | undefined, phoneMasked: string): Failure | undefined =>
  failure?.code === 'PHONE_UNCHANGED' ? { ...failure, message: words.phoneSame(phoneMasked) } : failure;

/** Changes the number to the one that WeChat vouches for now. */
export const PhoneChangeSheet = ({ open, phoneMasked, onClose }: PhoneChangeSheetProps) => {
  const change = useChange((phoneCode: string, requestId) =>
    api.consumer('phone.change', { phoneCode }, { requestId }),
  );
  const settle = (answer: Awaited<ReturnType<typeof change.run>>) => {
    if (!answer?.ok) return;
    keepMember(answer.data);
    toast(words.phoneChanged, 'good');
    onClose();
  };
  const action = change.uncertain ? (
    <Button loading={change.busy} onClick={() => void change.retry().then(settle)}>
      {words.retry}
    </Button>
  ) : (
    <PhoneButton
      loading={change.busy}
      onCode={code => void change.run(code).then(settle)}
      onRefuse={() => toast(words.phoneKept)}
    >
      {words.phoneAction}
    </PhoneButton>
  );
  return (
    <Sheet
      open={open}
      title={words.phoneTitle}
      onClose={onClose}
      foot={
        <>
          <FailureLine failure={kindly(change.failure, phoneMasked)} />
          {action}
        </>
      }
    >
      <View className="y-body">{words.phoneNow(phoneMasked)}</View>
      <View className="y-note">{words.phoneNote(phoneMasked)}</View>
    </Sheet>
  );
};
