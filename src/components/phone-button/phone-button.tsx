import { useState } from 'react';
import { Button } from '@/components/button/button';
import { isWeapp } from '@/lib/platform';
import { toast } from '@/lib/toast';
import { askPhoneOffer, type PhoneOffer } from '@/lib/wechat/phone';
import { phoneMessages } from './messages';
import { PhoneSheet } from './phone-sheet';

export type PhoneButtonProps = {
  children: string;
  /** WeChat's code for her number; works once, for five minutes */
  onCode: (code: string) => void;
  /** she would rather not; nothing is asked again by itself */
  onRefuse: () => void;
  loading?: boolean;
  kind?: 'primary' | 'secondary';
};

/** The button that asks WeChat for her phone number, and for her yes to the privacy guideline where that is due. */
export const PhoneButton = (props: PhoneButtonProps) => {
  if (isWeapp) return <WechatButton {...props} />;
  return process.env.YIMA_TARGET === 'local' ? <PlayedButton {...props} /> : <NoPhoneButton {...props} />;
};

const WechatButton = ({ children, onCode, onRefuse, loading, kind }: PhoneButtonProps) => (
  <Button
    kind={kind}
    loading={loading}
    native={{
      openType: 'getPhoneNumber|agreePrivacyAuthorization' as 'getPhoneNumber',
      onGetPhoneNumber: ({ detail }) => (detail.code ? onCode(detail.code) : onRefuse()),
    }}
  >
    {children}
  </Button>
);

/** The browser on the local runtime: its own sheet plays WeChat's panel. */
const PlayedButton = ({ children, onCode, onRefuse, loading, kind }: PhoneButtonProps) => {
  const [offer, setOffer] = useState<PhoneOffer>();
  const [asking, setAsking] = useState(false);
  const ask = async () => {
    setAsking(true);
    const answer = await askPhoneOffer();
    setAsking(false);
    if (answer) setOffer(answer);
    else toast(phoneMessages.notReached, 'bad');
  };
  const close = () => setOffer(undefined);
  return (
    <>
      <Button kind={kind} loading={loading || asking} onClick={() => void ask()}>
        {children}
      </Button>
      <PhoneSheet
        offer={offer}
        onAllow={code => {
          close();
          onCode(code);
        }}
        onRefuse={() => {
          close();
          onRefuse();
        }}
      />
    </>
  );
};

const NoPhoneButton = ({ children, kind }: PhoneButtonProps) => (
  <Button kind={kind} onClick={() => toast(phoneMessages.wechatOnly)}>
    {children}
  </Button>
);
