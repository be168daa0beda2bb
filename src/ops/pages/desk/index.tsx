import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { FailureLine } from '@/components/error-state/error-state';
import { OpsPage } from '../../components/desktop/ops-page';
import { FindForm, isPhone, type FindValue } from '../../features/desk/find-form';
import { MemberCard } from '../../features/desk/member-card';
import { deskMessages as m } from '../../features/desk/messages';
import { useDesk } from '../../features/desk/use-desk';

const NOTHING: FindValue = { phone: '', reason: '' };

const DeskPage = () => {
  const desk = useDesk();
  const [value, setValue] = useState(NOTHING);
  const [tried, setTried] = useState(false);

  const submit = (): void => {
    setTried(true);
    const reason = value.reason.trim();
    if (isPhone(value.phone) && reason !== '') void desk.find({ phone: value.phone, reason });
  };
  const another = (): void => {
    desk.reset();
    setValue(NOTHING);
    setTried(false);
  };

  if (desk.found) {
    return (
      <OpsPage
        name="desk"
        action={
          <Button kind="secondary" onClick={another}>
            {m.another}
          </Button>
        }
      >
        <MemberCard
          member={desk.found.member}
          reason={desk.found.reason}
          busy={desk.revoking}
          revokedAt={desk.revokedAt}
          onRevoke={deviceId => void desk.revoke(deviceId)}
        />
      </OpsPage>
    );
  }
  return (
    <OpsPage
      name="desk"
      action={
        <View>
          <FailureLine failure={desk.failure} />
          <Button icon="search" loading={desk.finding} onClick={submit}>
            {m.find}
          </Button>
        </View>
      }
    >
      <FindForm
        value={value}
        tried={tried}
        onSubmit={submit}
        onChange={next => {
          desk.clear();
          setValue(next);
        }}
      />
    </OpsPage>
  );
};

export default DeskPage;
