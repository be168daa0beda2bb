import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import { FailureLine } from '@/components/error-state/error-state';
import { PhoneButton } from '@/components/phone-button/phone-button';
import { go } from '@/lib/go';
import { toast } from '@/lib/toast';
import { codeMessages as words } from './messages';
import type { DeviceState } from './use-device';
import type { Gate } from './use-secret';

type GateStateProps = { gate: Gate; device: DeviceState };

/** No code here until she proves her number: a phone was reported lost, and whoever holds it must not switch it on. */
export const GateState = ({ gate, device }: GateStateProps) => (
  <EmptyState
    icon="lock"
    title={words[gate].title}
    note={words[gate].note}
    action={
      <>
        <FailureLine failure={device.failure} />
        {device.uncertain ? (
          <Button loading={device.busy} onClick={() => void device.retryProof()}>
            {words.retry}
          </Button>
        ) : (
          <PhoneButton
            loading={device.busy}
            onCode={code => void device.register(code)}
            onRefuse={() => toast(words.kept)}
          >
            {words[gate].action}
          </PhoneButton>
        )}
      </>
    }
  />
);

/** Too many phones are registered: one of them has to go first. */
export const LimitState = () => (
  <EmptyState
    icon="phone"
    title={words.limitTitle}
    note={words.limitNote}
    action={<Button onClick={() => go('devices')}>{words.limitAction}</Button>}
  />
);
