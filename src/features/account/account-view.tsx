import { View } from '@tarojs/components';
import { useState } from 'react';
import { Cell, CellGroup } from '@/components/cell/cell';
import { go } from '@/lib/go';
import type { Member } from '@/lib/session';
import { accountMessages as words } from './messages';
import { PhoneChangeSheet } from './phone-change-sheet';
import { RenameSheet } from './rename-sheet';

/** What she may look at and change about her account. */
export const AccountView = ({ member }: { member: Member }) => {
  const [open, setOpen] = useState<'name' | 'phone'>();
  const close = () => setOpen(undefined);
  return (
    <View className="y-stack-16">
      <CellGroup>
        <Cell icon="user" title={words.name} value={member.name} onClick={() => setOpen('name')} />
        <Cell icon="phone" title={words.phone} value={member.phoneMasked} onClick={() => setOpen('phone')} />
      </CellGroup>
      <CellGroup>
        <Cell icon="shield" title={words.consents} note={words.consentsNote} onClick={() => go('consents')} />
        <Cell icon="lock" title={words.devices} note={words.devicesNote} onClick={() => go('devices')} />
      </CellGroup>
      <CellGroup>
        <Cell icon="logout" title={words.leave} danger onClick={() => go('leave')} />
      </CellGroup>
      {open === 'name' && <RenameSheet open name={member.name} onClose={close} />}
      {open === 'phone' && <PhoneChangeSheet open phoneMasked={member.phoneMasked} onClose={close} />}
    </View>
  );
};
