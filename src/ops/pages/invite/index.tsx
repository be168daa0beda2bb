import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import { FailureLine } from '@/components/error-state/error-state';
import { Icon } from '@/components/icon/icon';
import { Skeleton } from '@/components/skeleton/skeleton';
import { a11y } from '@/lib/a11y';
import { back } from '@/lib/go';
import { OpsPage, OpsQueryPage } from '../../components/desktop/ops-page';
import { InviteForm } from '../../features/invitation/invite-form';
import { inviteMessages as m } from '../../features/invitation/messages';
import { PasscodeView } from '../../features/invitation/passcode-view';
import { useInvite, type InviteInput } from '../../features/invitation/use-invite';

const NEW: InviteInput = { role: 'guide', counterIds: [] };

const InvitePage = () => {
  const { query, invite, busy, failure, made, again } = useInvite();
  const [value, setValue] = useState(NEW);
  const [tried, setTried] = useState(false);
  const missing = value.counterIds.length === 0;

  if (made) {
    const restart = (): void => {
      setValue(NEW);
      setTried(false);
      again();
    };
    return (
      <OpsPage
        name="invite"
        under="staff"
        action={
          <View className="y-stack-8">
            <Button onClick={back}>{m.done}</Button>
            <Button kind="quiet" compact onClick={restart}>
              {m.another}
            </Button>
          </View>
        }
      >
        <PasscodeView invitation={made} ofStore={query.data?.counters.length ?? 0} />
      </OpsPage>
    );
  }
  const submit = (): void => {
    setTried(true);
    if (!missing) void invite(value);
  };
  return (
    <OpsQueryPage
      name="invite"
      under="staff"
      query={query}
      skeleton={<Skeleton shape="form" />}
      empty={<EmptyState icon="shop" title={m.noCounters} note={m.noCountersHint} />}
      actionOf={() => (
        <View>
          {/* beside the button: a list of counters is longer than the screen */}
          {tried && missing ? (
            <View className="invite__error" {...a11y({ role: 'alert' })}>
              <Icon name="warn" size={18} />
              <View>{m.countersMissing}</View>
            </View>
          ) : (
            <FailureLine failure={failure} />
          )}
          <Button loading={busy} onClick={submit}>
            {m.create}
          </Button>
        </View>
      )}
    >
      {people => <InviteForm counters={people.counters} value={value} onChange={setValue} />}
    </OpsQueryPage>
  );
};

export default InvitePage;
