import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { ExchangeSheet } from './exchange-sheet';
import { exchangeMessages as words } from './messages';

/** The way to a passphrase, above the offers of the centre. */
export const ExchangeEntry = ({ onTaken }: { onTaken: () => Promise<void> }) => {
  const [open, setOpen] = useState(false);
  return (
    <View>
      <Button kind="secondary" compact onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      <ExchangeSheet open={open} onClose={() => setOpen(false)} onTaken={onTaken} />
    </View>
  );
};
