import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { Button } from '@/components/button/button';
import { toast } from '@/lib/toast';
import { codeMessages as m } from './messages';
import { readPicture } from './picture';

/** A screenshot or photograph of a member code instead of the camera. */
export const PictureButton = ({ onCode }: { onCode: (text: string) => void }) => {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setBusy(true);
    const found = await readPicture(file);
    setBusy(false);
    if (found.ok) onCode(found.text);
    else toast(m.pictureProblem[found.reason], 'bad');
  };
  return (
    <View>
      <Button kind="secondary" compact icon="image" loading={busy} onClick={() => input.current?.click()}>
        {m.picture}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        style={{ display: 'none' }}
        aria-label={m.picture}
        onChange={event => {
          void read(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </View>
  );
};
