import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useCallback, useEffect, useRef } from 'react';
import { Icon } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import type { EyeProps } from './eye-props';
import { codeMessages as m } from './messages';
import './code.scss';

/** Time to read why a code was refused before the scanner covers the page again. */
const READ_MS = 1_800;

/** WeChat's own scanner: it covers the page, gives one code and closes; it opens by itself and after each refusal. */
export const Eye = ({ running, turn, busy, failure, onSeen }: EyeProps) => {
  const latest = useRef(onSeen);
  latest.current = onSeen;
  const wanted = useRef(true);

  const open = useCallback(async (): Promise<void> => {
    wanted.current = true;
    const scanned = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode', 'barCode'] }).catch(
      () => undefined,
    );
    // closed by her own hand, or the same refused code again: now it waits for her tap
    wanted.current = scanned !== undefined && latest.current(scanned.result);
  }, []);

  useEffect(() => {
    void open();
  }, [open, turn]);

  useEffect(() => {
    // never over another page, and never while a code is still being asked about
    if (!failure || !running || busy || !wanted.current) return undefined;
    const timer = setTimeout(() => void open(), READ_MS);
    return () => clearTimeout(timer);
  }, [failure, running, busy, open]);

  return (
    <View
      className="eye eye--button"
      hoverClass="is-pressed"
      onClick={() => (busy ? undefined : void open())}
      {...a11y({ role: 'button', focusable: true, disabled: busy })}
    >
      <Icon name="scan" size={72} />
      <View className="eye__open">{busy ? m.reading : m.openCamera}</View>
    </View>
  );
};
