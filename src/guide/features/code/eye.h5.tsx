import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/button/button';
import { Icon } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import { openCamera, type Camera, type CameraProblem } from './camera';
import type { EyeProps } from './eye-props';
import { codeMessages as m } from './messages';
import './code.scss';

/** A question of the browser that nobody answers: by then one has to be told what to do. */
export const SLOW_MS = 4_000;

/** The camera of a browser, looking all the time. */
export const Eye = ({ running, busy, onSeen, onBlind }: EyeProps) => {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'starting' | 'on' | 'SLOW' | CameraProblem>('starting');
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(onSeen);
  latest.current = onSeen;

  useEffect(() => {
    if (!running || !video.current) return undefined;
    let gone = false;
    let camera: Camera | undefined;
    setState('starting');
    const slow = setTimeout(() => setState('SLOW'), SLOW_MS);
    void openCamera(video.current, text => void latest.current(text)).then(opened => {
      clearTimeout(slow);
      if (!opened.ok) return gone ? undefined : setState(opened.problem);
      if (gone) return opened.camera.stop();
      camera = opened.camera;
      setState('on');
    });
    return () => {
      gone = true;
      clearTimeout(slow);
      camera?.stop();
    };
  }, [running, attempt]);

  const problem = state === 'on' || state === 'starting' ? undefined : state;
  useEffect(() => {
    onBlind?.(problem !== undefined);
  }, [problem, onBlind]);
  return (
    <View className={`eye ${problem ? 'has-problem' : ''}`}>
      <video ref={video} className="eye__video" playsInline muted aria-label={m.aim} />
      {!problem && (
        <View className="eye__frame">
          {state === 'on' && !busy && <View className="eye__line" />}
          {busy && <View className="eye__busy">{m.reading}</View>}
        </View>
      )}
      {state === 'starting' && <View className="eye__word">{m.starting}</View>}
      {problem && (
        <View className="eye__problem" {...a11y({ role: 'status', live: 'polite' })}>
          <Icon name="camera" size={36} />
          <View className="eye__problem-title">{m.cameraTitle[problem]}</View>
          <View className="eye__problem-hint">{m.cameraHint[problem]}</View>
          {problem !== 'SLOW' && (
            <Button kind="secondary" compact inline icon="retry" onClick={() => setAttempt(attempt + 1)}>
              {m.retryCamera}
            </Button>
          )}
        </View>
      )}
    </View>
  );
};
