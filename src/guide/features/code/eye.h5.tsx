import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/button/button';
import { Icon } from '@/components/icon/icon';
import { openCamera, type Camera, type CameraProblem } from './camera';
import type { EyeProps } from './eye-props';
import { codeMessages as m } from './messages';
import './code.scss';

/** The camera of a browser, looking all the time. */
export const Eye = ({ running, busy, onSeen }: EyeProps) => {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'starting' | 'on' | CameraProblem>('starting');
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(onSeen);
  latest.current = onSeen;

  useEffect(() => {
    if (!running || !video.current) return undefined;
    let gone = false;
    let camera: Camera | undefined;
    setState('starting');
    void openCamera(video.current, text => void latest.current(text)).then(opened => {
      if (!opened.ok) return gone ? undefined : setState(opened.problem);
      if (gone) return opened.camera.stop();
      camera = opened.camera;
      setState('on');
    });
    return () => {
      gone = true;
      camera?.stop();
    };
  }, [running, attempt]);

  const problem = state === 'on' || state === 'starting' ? undefined : state;
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
        <View className="eye__problem">
          <Icon name="camera" size={36} />
          <View className="eye__problem-title">{m.cameraTitle[problem]}</View>
          <View className="eye__problem-hint">{m.cameraHint[problem]}</View>
          <Button kind="secondary" compact inline icon="retry" onClick={() => setAttempt(attempt + 1)}>
            {m.retryCamera}
          </Button>
        </View>
      )}
    </View>
  );
};
