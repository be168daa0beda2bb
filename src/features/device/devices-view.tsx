import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Cell, CellGroup } from '@/components/cell/cell';
import { Tag } from '@/components/tag/tag';
import { serverNow } from '@/lib/clock';
import { dayText } from '@/lib/time-text';
import { deviceMessages as words } from './messages';
import { useRevoke, type Devices } from './use-devices';

type DevicesViewProps = { devices: Devices; onChanged: () => Promise<void> };

/** The phones that may show her code; each can be reported lost. */
export const DevicesView = ({ devices, onChanged }: DevicesViewProps) => {
  const { revoke, busy } = useRevoke(onChanged);
  return (
    <View className="y-stack-12">
      <View className="y-note">{words.intro}</View>
      <CellGroup>
        {devices.items.map(device => (
          <Cell
            key={device.deviceId}
            icon="phone"
            title={device.name}
            note={words.since(dayText(device.registeredAt, serverNow()))}
            value={device.current ? <Tag tone="good">{words.current}</Tag> : undefined}
            tail={
              <Button
                kind="danger"
                inline
                compact
                disabled={busy}
                onClick={() => void revoke(device)}
                label={`${words.revoke}${device.name}`}
              >
                {words.revoke}
              </Button>
            }
          />
        ))}
      </CellGroup>
    </View>
  );
};
