import type { ConsumerContract } from '@core/contracts/consumer';
import type { OutputOf } from '@core/contracts/define';
import { api } from '@/lib/api';
import { confirm } from '@/lib/confirm';
import { deviceKey, dropSecret } from '@/lib/member-device';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { useQuery } from '@/lib/use-query';
import { deviceMessages as words } from './messages';

export type Devices = OutputOf<ConsumerContract, 'device.list'>;
export type Device = Devices['items'][number];

export const useDevices = (enabled: boolean) =>
  useQuery<Devices>(() => api.consumer('device.list', { deviceKey: deviceKey() }), {
    enabled,
    isEmpty: ({ items }) => items.length === 0,
  });

/** Reports one device lost after asking. */
export const useRevoke = (onDone: () => Promise<void>) => {
  const change = useChange((deviceId: string, requestId) =>
    api.consumer('device.revoke', { deviceId }, { requestId }),
  );
  const revoke = async ({ deviceId, name, current }: Device) => {
    const question = current ? words.askCurrent : words.ask(name);
    if (!(await confirm({ ...question, yes: words.yes, danger: true }))) return;
    const answer = await change.run(deviceId);
    if (!answer) return;
    if (!answer.ok) return toast(answer.failure.message, 'bad');
    if (current) dropSecret();
    toast(words.done, 'good');
    await onDone();
  };
  return { revoke, busy: change.busy };
};
