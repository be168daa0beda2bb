import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import { FailureLine } from '@/components/error-state/error-state';
import { Page } from '@/components/page/page';
import { go } from '@/lib/go';
import { CheckStep } from '../../features/invitation/check-step';
import { invitationMessages as m } from '../../features/invitation/messages';
import { isPasscode } from '../../features/invitation/passcode';
import { PasscodeStep } from '../../features/invitation/passcode-step';
import { useApply } from '../../features/invitation/use-apply';

const ApplyPage = () => {
  const { step, find, accept, restart, busy, failure } = useApply();
  const [passcode, setPasscode] = useState('');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);

  const next = (): void => {
    setTried(true);
    if (isPasscode(passcode)) void find(passcode).then(() => setTried(false));
  };
  const submit = (): void => {
    setTried(true);
    if (step.kind === 'check' && name.trim() !== '') void accept(step.invitation, name.trim());
  };

  if (step.kind === 'done') {
    const active = step.state === 'active';
    return (
      <Page name="apply">
        <EmptyState
          icon={active ? 'done' : 'clock'}
          title={active ? m.activeTitle : m.doneTitle}
          note={active ? m.activeHint : m.doneHint(step.invitation.invitedBy)}
          action={<Button onClick={() => go('workbench', {}, { restart: true })}>{m.toWorkbench}</Button>}
        />
      </Page>
    );
  }
  if (step.kind === 'check') {
    const closed = step.invitation.state === 'open' ? undefined : m.closed[step.invitation.state];
    return (
      <Page
        name="apply"
        action={
          <View>
            <FailureLine failure={failure} />
            <Button loading={busy} disabled={closed !== undefined} onClick={submit}>
              {closed ?? m.submit}
            </Button>
          </View>
        }
      >
        <View className="y-stack-12">
          <CheckStep
            invitation={step.invitation}
            name={name}
            error={tried && name.trim() === '' ? m.nameMissing : undefined}
            onName={setName}
          />
          <Button
            kind="quiet"
            onClick={() => {
              setPasscode('');
              setTried(false);
              restart();
            }}
          >
            {m.another}
          </Button>
        </View>
      </Page>
    );
  }
  const incomplete = tried && !isPasscode(passcode) ? m.passcodeIncomplete : undefined;
  return (
    <Page
      name="apply"
      action={
        <Button loading={busy} onClick={next}>
          {m.find}
        </Button>
      }
    >
      <PasscodeStep
        value={passcode}
        error={incomplete ?? failure?.message}
        onInput={text => {
          setPasscode(text);
          if (failure) restart();
        }}
        onConfirm={next}
      />
    </Page>
  );
};

export default ApplyPage;
