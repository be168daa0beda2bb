import { View } from '@tarojs/components';
import { useEffect, useState, type ReactNode } from 'react';
import type { VisitView } from '@core/contracts/visit';
import { Button } from '@/components/button/button';
import { Icon } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import type { FailureCode } from '@/lib/failure';
import { DigitsField } from './digits-field';
import { Eye } from './eye';
import { codeMessages as m } from './messages';
import { PictureButton } from './picture-button';
import { useIdentify } from './use-identify';
import { useWedge } from '../../lib/use-wedge';
import './code.scss';

type ScanViewProps = {
  running: boolean;
  turn: number;
  onOpened: (visit: VisitView) => void;
  /** takes what is no member code; true when it did */
  onOther?: (text: string) => boolean;
  /** bills are scanned here too, not only members */
  bills?: boolean;
  /** a code that was kept back and is to be asked about now */
  given?: string;
  notice?: ReactNode;
};

/** Refusals that the next code would meet as well. */
const STOPS: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'LOGIN_REQUIRED',
  'ROLE_REQUIRED',
  'STORE_NOT_YOURS',
  'STAFF_SUSPENDED',
  'STAFF_NOT_ACTIVE',
  'TERMINAL_LOCKED',
]);

/** The camera, a picture, a hand scanner or the digits: whichever comes first opens the visit. */
export const ScanView = ({
  running,
  turn,
  onOpened,
  onOther,
  bills = false,
  given,
  notice,
}: ScanViewProps) => {
  const { see, enter, busy, failure, again } = useIdentify(onOpened);
  const take = (text: string): void => void (onOther?.(text) || enter(text));
  useWedge(running, take);
  useEffect(() => {
    if (given !== undefined) enter(given);
  }, [given, enter]);
  const [blind, setBlind] = useState(false);
  const stopped = failure !== undefined && STOPS.has(failure.code);
  return (
    <View className="scan">
      {notice}
      <Eye
        running={running && !stopped}
        turn={turn}
        busy={busy}
        failure={failure}
        onBlind={setBlind}
        onSeen={text => onOther?.(text) || see(text)}
      />
      {failure ? (
        <View className="scan__failure" {...a11y({ role: 'alert' })}>
          <Icon name={failure.code === 'OFFLINE' ? 'offline' : 'warn'} size={22} />
          <View className="y-grow">
            <View className="scan__why">{failure.message}</View>
            {!stopped && <View className="y-small">{m.goesOn}</View>}
          </View>
        </View>
      ) : again ? (
        <View className="scan__aim">
          <Button kind="secondary" compact icon="back" onClick={() => onOpened(again)}>
            {m.again(again.member.nameMasked)}
          </Button>
        </View>
      ) : (
        !blind && <View className="scan__aim">{bills ? m.aimAny : m.aim}</View>
      )}
      {/* back from a visit: the digits of the shopper before must not stand there */}
      <DigitsField key={turn} busy={busy} label={bills ? m.typedAny : m.typed} onCode={take} />
      <PictureButton onCode={take} />
    </View>
  );
};
