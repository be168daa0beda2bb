import { View } from '@tarojs/components';
import { Card } from '@/components/card/card';
import { Icon } from '@/components/icon/icon';
import { Tag } from '@/components/tag/tag';
import { joinMessages as words } from './messages';
import type { Invite } from './use-invite';
import './join.scss';

type PackItem = { templateId: string; title: string; worth: string; soldOut?: boolean; withBrand?: boolean };

/** What is in the welcome pack, one gift a line. */
export const PackList = ({ items }: { items: readonly PackItem[] }) => (
  <View>
    {items.map(item => (
      <View key={item.templateId} className={`join-pack__item ${item.soldOut ? 'is-gone' : ''}`}>
        <View className="join-pack__mark">
          <Icon name={item.soldOut ? 'minus' : 'gift'} size={20} />
        </View>
        <View className="y-grow">
          <View className="join-pack__title">{item.title}</View>
          <View className="y-note">{item.worth}</View>
        </View>
        {item.soldOut ? <Tag>{words.packGone}</Tag> : item.withBrand && <Tag>{words.packWithBrand}</Tag>}
      </View>
    ))}
  </View>
);

/** The welcome pack as the invitation promises it. */
export const PackCard = ({ invite, note }: { invite: Invite; note: string }) =>
  invite.pack.length === 0 ? null : (
    <Card
      title={words.packTitle}
      aside={
        <View className="y-small">{invite.pack.every(item => item.soldOut) ? words.packAllGone : note}</View>
      }
    >
      <PackList items={invite.pack} />
    </Card>
  );
