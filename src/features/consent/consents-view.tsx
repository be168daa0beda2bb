import { View } from '@tarojs/components';
import { useState } from 'react';
import { Avatar } from '@/components/avatar/avatar';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { Check } from '@/components/check/check';
import { Icon } from '@/components/icon/icon';
import { Revealed } from '@/components/revealed/revealed';
import { serverNow } from '@/lib/clock';
import { dayText } from '@/lib/time-text';
import { consentMessages as words } from './messages';
import { TermsSheet } from './terms-sheet';
import { useAgreeAgain, useWithdraw, type Consent, type Consents } from './use-consents';
import './consent.scss';

type ConsentsViewProps = { consents: Consents; onChanged: () => Promise<void> };

/** Each consent by itself, each withdrawn by itself. */
export const ConsentsView = ({ consents, onChanged }: ConsentsViewProps) => {
  const { withdraw, busy } = useWithdraw(onChanged);
  const [reading, setReading] = useState<Consent>();
  return (
    <View className="y-stack-12">
      {!consents.mallGiven && <AgreeAgain consents={consents} onChanged={onChanged} />}
      <Revealed rows={mallFirst(consents.items)}>
        {consent => (
          <ConsentCard
            key={consent.brand?.brandId ?? 'mall'}
            consent={consent}
            busy={busy}
            onWithdraw={() => void withdraw(consent)}
            onRead={() => setReading(consent)}
          />
        )}
      </Revealed>
      <TermsSheet consent={reading} onClose={() => setReading(undefined)} />
    </View>
  );
};

const mallFirst = (items: readonly Consent[]) =>
  [...items].sort((a, b) => Number(a.kind === 'brand') - Number(b.kind === 'brand'));

type ConsentCardProps = { consent: Consent; busy: boolean; onWithdraw: () => void; onRead: () => void };

const ConsentCard = ({ consent, busy, onWithdraw, onRead }: ConsentCardProps) => (
  <Card>
    <View className="consent-row">
      {consent.brand ? (
        <Avatar name={consent.brand.name} src={consent.brand.logo} size={40} square />
      ) : (
        <View className="consent-row__mark">
          <Icon name="shop" size={24} />
        </View>
      )}
      <View className="y-grow">
        <View className="y-title">{consent.title}</View>
        <View className="y-small">{words.given(dayText(consent.givenAt, serverNow()), consent.version)}</View>
      </View>
      <Button
        kind="secondary"
        inline
        compact
        disabled={busy}
        onClick={onWithdraw}
        label={`${words.withdraw}${consent.title}`}
      >
        {words.withdraw}
      </Button>
    </View>
    <View className="y-note">{consent.brand ? words.brandNote : words.mallNote}</View>
    {consent.terms && (
      <Button kind="quiet" compact onClick={onRead} label={`${words.read}${consent.title}`}>
        {words.read}
      </Button>
    )}
  </Card>
);

const AgreeAgain = ({ consents, onChanged }: ConsentsViewProps) => {
  const [ticked, setTicked] = useState(false);
  const [missing, setMissing] = useState(false);
  const { agree, busy } = useAgreeAgain(onChanged);
  const { mallAgreement } = consents;
  const say = words.agree(mallAgreement.title);
  return (
    <Card title={words.pausedTitle}>
      <View className="y-note">{words.pausedNote}</View>
      {mallAgreement.summary.map(line => (
        <View key={line} className="consent-line">
          {line}
        </View>
      ))}
      <Check
        checked={ticked}
        onChange={setTicked}
        label={say}
        error={missing && !ticked ? words.tickFirst : undefined}
      >
        {say}
      </Check>
      <Button loading={busy} onClick={() => (ticked ? void agree(mallAgreement.version) : setMissing(true))}>
        {words.again}
      </Button>
    </Card>
  );
};
