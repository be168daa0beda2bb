import { Image, View } from '@tarojs/components';
import type { OutputOf } from '@core/contracts/define';
import type { GuideContract } from '@core/contracts/guide';
import { Avatar } from '@/components/avatar/avatar';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { Steps } from '@/components/steps/steps';
import { copyText } from '@/lib/copy';
import { urlOf } from '@/lib/go';
import { isH5 } from '@/lib/platform';
import { badgeMessages as m } from './messages';
import './badge.scss';

export type Badge = OutputOf<GuideContract, 'badge.get'>;

const linkOf = (scene: string): string =>
  `${window.location.origin}${window.location.pathname}#${urlOf('join', { scene })}`;

const PlainLink = ({ link }: { link: string }) => {
  const copy = (): Promise<void> => copyText(link, m.copied);
  return (
    <Card title={m.link}>
      <View className="badge__link">{link}</View>
      <Button kind="secondary" compact icon="copy" onClick={() => void copy()}>
        {m.copy}
      </Button>
    </Card>
  );
};

/** The guide's badge as customers see it, to be scanned from the screen. */
export const BadgeView = ({ badge }: { badge: Badge }) => (
  <View className="y-stack-12">
    <View className="badge">
      <View className="badge__head">
        <Avatar src={badge.avatar} name={badge.name} size={64} />
        <View className="y-grow">
          <View className="badge__name">{badge.name}</View>
          <View className="y-note">{badge.title}</View>
        </View>
        <Avatar src={badge.brand.logo} name={badge.brand.name} size={48} square />
      </View>
      <View className="badge__place">{`${badge.brand.name} · ${badge.store.name}`}</View>
      <Image
        className="badge__code"
        mode="scaleToFill"
        src={`data:image/png;base64,${badge.codeImage}`}
        {...(isH5 ? { nativeProps: { alt: m.alt(badge.name) } } : {})}
      />
    </View>
    <Card title={m.how}>
      <Steps steps={m.steps(badge.brand.name)} />
    </Card>
    {isH5 && <PlainLink link={linkOf(badge.scene)} />}
  </View>
);
