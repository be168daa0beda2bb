import { View } from '@tarojs/components';
import { Card } from '@/components/card/card';
import { Icon } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import { serverNow } from '@/lib/clock';
import { momentText } from '@/lib/time-text';
import { desktopMessages as m } from './messages';
import type { Asked } from './use-desktop';
import './desktop.scss';

const Row = ({ name, value }: { name: string; value: string }) => (
  <View className="desktop__row">
    <View className="desktop__name">{name}</View>
    <View className="desktop__value">{value}</View>
  </View>
);

/** Which browser asks, from where and since when, and as whom it will act. */
export const AskedView = ({ asked, post }: { asked: Asked; post: string }) => (
  <View className="y-stack-12">
    <View className="desktop__mark">
      <Icon name="desktop" size={48} />
      <View className="desktop__title" {...a11y({ role: 'heading', level: 1 })}>
        {m.ask}
      </View>
    </View>
    <Card>
      <Row name={m.browser} value={asked.browser} />
      {asked.address && <Row name={m.address} value={asked.address} />}
      <Row name={m.asked} value={momentText(asked.startedAt, serverNow())} />
      <Row name={m.as} value={post} />
    </Card>
    <View className="desktop__warn">
      <Icon name="shield" size={20} />
      <View>{m.warn}</View>
    </View>
    <View className="y-small">{m.hours}</View>
  </View>
);
