import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { CanvasView } from '@/components/canvas/canvas-view';
import { FailureLine } from '@/components/error-state/error-state';
import { Icon } from '@/components/icon/icon';
import { Steps } from '@/components/steps/steps';
import { a11y } from '@/lib/a11y';
import { pixelRatio } from '@/lib/canvas';
import { serverNow } from '@/lib/clock';
import { copyText } from '@/lib/copy';
import { desktopLink } from '@/lib/desktop-link';
import type { Failure } from '@/lib/failure';
import { drawQr, fitQr, qrOf } from '@/lib/scannable';
import { useNow } from '@/lib/use-now';
import { signInMessages as m } from './messages';
import type { SignInState } from './use-sign-in';
import './sign-in.scss';

type SignInViewProps = {
  state: SignInState;
  shown: { code: string; expiresAt: number } | undefined;
  failure: Failure | undefined;
  onAgain: () => void;
};

const ROOM = 264;
const OVER: ReadonlySet<SignInState> = new Set<SignInState>(['expired', 'refused', 'failed']);

const copy = (link: string): Promise<void> => copyText(link, m.copied);

const Code = ({ link }: { link: string }) => {
  const side = fitQr(ROOM, pixelRatio(), qrOf(link).size);
  return (
    <CanvasView
      width={side}
      height={side}
      drawing={link}
      draw={(context, width) => drawQr(context, width, link)}
      label={m.qr}
    />
  );
};

const Left = ({ expiresAt }: { expiresAt: number }) => {
  useNow(1000);
  return (
    <View className="y-small">{m.seconds(Math.max(0, Math.ceil((expiresAt - serverNow()) / 1000)))}</View>
  );
};

/** The code, what became of it, and how one signs in with it. */
export const SignInView = ({ state, shown, failure, onAgain }: SignInViewProps) => {
  const over = OVER.has(state);
  const link = shown && desktopLink(window.location.origin, shown.code);
  return (
    <View className="sign-in">
      <View className="sign-in__code">
        <View className={`sign-in__qr ${over || state === 'scanned' ? 'is-dim' : ''}`}>
          {link && <Code link={link} />}
        </View>
        <View className="sign-in__state" {...a11y({ role: 'status', live: 'polite' })}>
          {state === 'scanned' && <Icon name="done" size={20} />}
          <View>{m.states[state]}</View>
        </View>
        {over ? (
          <View className="y-stack-8">
            <FailureLine failure={failure} />
            <Button compact inline icon="retry" onClick={onAgain}>
              {m.again}
            </Button>
          </View>
        ) : (
          shown && <Left expiresAt={shown.expiresAt} />
        )}
      </View>
      <View className="sign-in__words">
        <View className="sign-in__title" {...a11y({ role: 'heading', level: 1 })}>
          {m.title}
        </View>
        <View className="y-note">{m.lead}</View>
        <View className="sign-in__steps">
          <Steps steps={m.steps} />
        </View>
        <View className="y-small">{m.safe}</View>
        {link && state === 'waiting' && (
          <View className="sign-in__link">
            <Button kind="quiet" compact inline icon="copy" onClick={() => void copy(link)}>
              {m.link}
            </Button>
          </View>
        )}
      </View>
    </View>
  );
};
