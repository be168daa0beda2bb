import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Receipt } from '@core/contracts/redemption';
import { Icon } from '@/components/icon/icon';
import { Sheet } from '@/components/sheet/sheet';
import { a11y } from '@/lib/a11y';
import { pendingMessages as m } from './messages';
import { usePending } from './pending';
import { PendingPanel } from './pending-panel';
import { useResume } from './use-resume';
import './bill.scss';

/** On the workbench and the scanner: redemptions that still wait for their answer. Nothing when there are none. */
export const PendingNotice = ({ onReceipt }: { onReceipt: (receipt: Receipt) => void }) => {
  const list = usePending(state => state.list);
  const [open, setOpen] = useState(false);
  const { resume, busyId, failures } = useResume(receipt => {
    setOpen(false);
    onReceipt(receipt);
  });
  if (list.length === 0) return null;
  return (
    <View>
      <View className="notice" onClick={() => setOpen(true)} {...a11y({ role: 'button', focusable: true })}>
        <Icon name="clock" size={20} />
        <View className="y-grow">{m.notice(list.length)}</View>
        <View className="notice__go">{m.look}</View>
        <Icon name="right" size={16} />
      </View>
      <Sheet open={open} title={m.notice(list.length)} onClose={() => setOpen(false)}>
        <View className="y-stack-12">
          {list.map(pending => (
            <PendingPanel
              key={pending.requestId}
              pending={pending}
              busy={busyId === pending.requestId}
              failure={failures[pending.requestId]}
              onAgain={() => void resume(pending)}
            />
          ))}
        </View>
      </Sheet>
    </View>
  );
};
