import { View } from '@tarojs/components';
import { useState } from 'react';
import { Avatar } from '@/components/avatar/avatar';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { Check } from '@/components/check/check';
import { Icon } from '@/components/icon/icon';
import { Revealed } from '@/components/revealed/revealed';
import { Tag } from '@/components/tag/tag';
import { serverNow } from '@/lib/clock';
import { go } from '@/lib/go';
import { dayText } from '@/lib/time-text';
import { consentMessages as words } from './messages';
import { TermsSheet } from './terms-sheet';
import { useAgreeAgain, useWithdraw, type Consent, type Consents, type EndedConsent } from './use-consents';
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
      {consents.ended.map(
        consent =>
          consent.brand && (
            <EndedCard
              key={consent.brand.brandId}
              consent={consent}
              brand={consent.brand}
              onRead={() => setReading(consent)}
            />
          ),
      )}
      <TermsSheet consent={reading} onClose={() => setReading(undefined)} />
    </View>
  );
};

const mallFirst = (items: readonly Consent[]) =>
  [...items].sort((a, b) => Number(a.kind === 'brand') - Number(b.kind === 'brand'));

const Mark = ({ brand }: Pick<Consent, 'brand'>) =>
  brand ? (
    <Avatar name={brand.name} src={brand.logo} size={40} square />
  ) : (
    <View className="consent-row__mark">
      <Icon name="shop" size={24} />
    </View>
  );

const ReadButton = ({ consent, onRead }: { consent: Consent; onRead: () => void }) =>
  consent.terms ? (
    <Button kind="quiet" compact onClick={onRead} label={`${words.read}${consent.title}`}>
      {words.read}
    </Button>
  ) : null;

type ConsentCardProps = { consent: Consent; busy: boolean; onWithdraw: () => void; onRead: () => void };

const ConsentCard = ({ consent, busy, onWithdraw, onRead }: ConsentCardProps) => (
  <Card>
    <View className="consent-row">
      <Mark brand={consent.brand} />
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
    <ReadButton consent={consent} onRead={onRead} />
  </Card>
);

type EndedCardProps = {
  consent: EndedConsent;
  brand: NonNullable<EndedConsent['brand']>;
  onRead: () => void;
};

/** A brand's that was taken back: when, and the way to give it again, through the step of joining with today's terms. */
const EndedCard = ({ consent, brand, onRead }: EndedCardProps) => {
  const { title, givenAt, withdrawnAt, scene } = consent;
  const day = (at: number) => dayText(at, serverNow());
  return (
    <Card>
      <View className="consent-row">
        <Mark brand={brand} />
        <View className="y-grow">
          <View className="y-title">{title}</View>
          <View className="y-small">{words.ended(day(givenAt), day(withdrawnAt))}</View>
        </View>
        <Tag>{words.endedTag}</Tag>
      </View>
      <View className="y-note">{scene ? words.backNote(brand.name) : words.noWayBack(brand.name)}</View>
      {scene && (
        <View className="consent-again">
          <Button
            kind="secondary"
            compact
            label={`${words.backAgain}${title}`}
            onClick={() => go('join', { scene, next: 'back' })}
          >
            {words.backAgain}
          </Button>
        </View>
      )}
      <ReadButton consent={consent} onRead={onRead} />
    </Card>
  );
};

const AgreeAgain = ({ consents, onChanged }: ConsentsViewProps) => {
  const [ticked, setTicked] = useState(false);
  const [missing, setMissing] = useState(false);
  const { agree, busy } = useAgreeAgain(onChanged);
  const { mallAgreement, ended } = consents;
  const withdrawn = ended.find(({ kind }) => kind === 'mall');
  const say = words.agree(mallAgreement.title);
  return (
    <Card title={words.pausedTitle}>
      <View className="y-note">
        {words.pausedNote(withdrawn && dayText(withdrawn.withdrawnAt, serverNow()))}
      </View>
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
