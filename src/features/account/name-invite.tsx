import { View } from '@tarojs/components';
import { useState } from 'react';
import { UNNAMED } from '@core/domain/member/mask';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { readStored, writeStored } from '@/lib/storage';
import { accountMessages as words } from './messages';
import { RenameSheet } from './rename-sheet';

/** On this phone she said that she does not want to be asked. */
const LATER = 'name-later';

/** Asks somebody who has told no name what to call her; once she said no it never asks again. */
export const NameInvite = ({ name }: { name: string }) => {
  const [later, setLater] = useState(() => readStored<boolean>('person', LATER) === true);
  const [open, setOpen] = useState(false);
  if (name !== UNNAMED || later) return null;
  const dismiss = () => {
    writeStored('person', LATER, true);
    setLater(true);
  };
  return (
    <Card title={words.renameTitle}>
      <View className="y-stack-12">
        <View className="y-note">{words.inviteNote}</View>
        <View className="y-row">
          <Button kind="secondary" compact inline onClick={() => setOpen(true)}>
            {words.inviteYes}
          </Button>
          <Button kind="quiet" compact inline onClick={dismiss}>
            {words.inviteLater}
          </Button>
        </View>
      </View>
      {open && <RenameSheet open name={name} onClose={() => setOpen(false)} />}
    </Card>
  );
};
