import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { FailureLine } from '@/components/error-state/error-state';
import { Field } from '@/components/field/field';
import { Sheet } from '@/components/sheet/sheet';
import { unmetMessages as m } from './messages';
import type { Accepting } from './use-accept';
import './unmet.scss';

type AcceptSheetProps = { accepting: Accepting; reasons: readonly string[] };

/** What differs, why the till's figures hold, and the manager's word for it. */
export const AcceptSheet = ({ accepting, reasons }: AcceptSheetProps) => (
  <Sheet
    open
    title={m.accept}
    onClose={() => accepting.open(undefined)}
    foot={
      <Button loading={accepting.busy} onClick={() => void accepting.accept()}>
        {m.acceptYes}
      </Button>
    }
  >
    <View className="y-stack-12">
      <View className="y-note">{m.acceptText}</View>
      {reasons.map(reason => (
        <View key={reason} className="unmet__reason">
          {reason}
        </View>
      ))}
      <Field
        label={m.note}
        value={accepting.note}
        maxLength={100}
        hint={m.noteHint}
        error={accepting.missing ? m.noteMissing : undefined}
        onInput={accepting.setNote}
      />
      <FailureLine failure={accepting.failure} />
    </View>
  </Sheet>
);
