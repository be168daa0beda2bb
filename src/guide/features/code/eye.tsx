import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/button/button';
import { Icon } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import type { EyeProps } from './eye-props';
import { codeMessages as m } from './messages';
import './code.scss';

/** Time to read why a code was refused before the scanner covers the page again. */
const READ_MS = 1_800;

const isCancel = (error: unknown): boolean =>
  /cancel/.test(String((error as { errMsg?: string } | undefined)?.errMsg ?? error));

/** A mini-program code has no `result`, only where it leads; that too is asked about, so that she is told it is not one of ours. */
const textOf = ({ result, path, scanType }: Taro.scanCode.SuccessCallbackResult): string =>
  result || path || scanType;

/** WeChat's own scanner: it covers the page, gives one code and closes; it opens by itself and after each refusal. */
export const Eye = ({ running, turn, busy, failure, onSeen, onBlind }: EyeProps) => {
  const latest = useRef(onSeen);
  latest.current = onSeen;
  const wanted = useRef(true);
  const [refused, setRefused] = useState(false);

  const open = useCallback(async (): Promise<void> => {
    wanted.current = true;
    try {
      const scanned = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode', 'barCode'] });
      setRefused(false);
      // the same refused code again: now it waits for her tap
      wanted.current = latest.current(textOf(scanned));
    } catch (error) {
      // closed by her own hand: it waits for her tap too
      wanted.current = false;
      setRefused(!isCancel(error));
    }
  }, []);

  useEffect(() => {
    void open();
  }, [open, turn]);

  useEffect(() => {
    onBlind?.(refused);
  }, [refused, onBlind]);

  useEffect(() => {
    // never over another page, and never while a code is still being asked about
    if (!failure || !running || busy || !wanted.current) return undefined;
    const timer = setTimeout(() => void open(), READ_MS);
    return () => clearTimeout(timer);
  }, [failure, running, busy, open]);

  if (refused)
    return (
      <View className="eye has-problem">
        <View className="eye__problem" {...a11y({ role: 'alert' })}>
          <Icon name="camera" size={36} />
          <View className="eye__problem-title">{m.cameraTitle.DENIED}</View>
          <View className="eye__problem-hint">{m.deniedHint}</View>
          <View className="eye__problem-ways">
            <Button kind="secondary" compact inline onClick={() => void Taro.openSetting()}>
              {m.openSetting}
            </Button>
            <Button kind="secondary" compact inline icon="retry" onClick={() => void open()}>
              {m.retryCamera}
            </Button>
          </View>
        </View>
      </View>
    );
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
