import { Button } from '@/components/button/button';
import { FailureLine } from '@/components/error-state/error-state';
import { PhoneButton } from '@/components/phone-button/phone-button';
import { go } from '@/lib/go';
import type { Session } from '@/lib/session';
import { toast } from '@/lib/toast';
import { joinMessages as words } from './messages';
import { PhoneWhy } from './phone-why';
import type { Standing } from './standing';
import type { Invite } from './use-invite';
import type { Joining } from './use-join';

type JoinActionProps = { session: Session; joining: Joining; standing: Standing; invite: Invite | undefined };

/** The one action of the join page: ticks first, the phone number only now, and a retry that repeats the very same. */
export const JoinAction = ({ session, joining, standing, invite }: JoinActionProps) => {
  const { change } = joining;
  return (
    <>
      {standing === 'new' && <PhoneWhy session={session} />}
      <FailureLine failure={change.failure} />
      {change.uncertain ? (
        <Button loading={change.busy} onClick={() => void joining.retry()}>
          {words.retry}
        </Button>
      ) : (
        <Verb joining={joining} standing={standing} invite={invite} />
      )}
    </>
  );
};

const Verb = ({ joining, standing, invite }: Omit<JoinActionProps, 'session'>) => {
  const { ticks, change } = joining;
  if (standing === 'already') return <Button onClick={() => go('code')}>{words.showCode}</Button>;
  if (standing === 'add-brand' && invite) {
    const add = () => (ticks.brand ? void joining.join() : joining.askFor('brand'));
    return (
      <Button loading={change.busy} onClick={add}>
        {words.addBrand(invite.brand.name)}
      </Button>
    );
  }
  if (!ticks.mall) return <Button onClick={() => joining.askFor('mall')}>{words.join}</Button>;
  if (standing === 'paused') {
    return (
      <Button loading={change.busy} onClick={() => void joining.join()}>
        {words.join}
      </Button>
    );
  }
  return (
    <PhoneButton
      loading={change.busy}
      onCode={code => void joining.join(code)}
      onRefuse={() => {
        joining.setRefused(true);
        toast(words.refusedToast);
      }}
    >
      {words.join}
    </PhoneButton>
  );
};
