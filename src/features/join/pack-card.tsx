import { View } from '@tarojs/components';
import { Card } from '@/components/card/card';
import { Icon } from '@/components/icon/icon';
import { Tag } from '@/components/tag/tag';
import { serverNow } from '@/lib/clock';
import { untilText } from '@/lib/time-text';
import { joinMessages as words } from './messages';
import type { Invite } from './use-invite';
import './join.scss';

type PackItem = {
  templateId: string;
  title: string;
  worth: string;
  soldOut?: boolean;
  withBrand?: boolean;
  /** what it is for, and when; of one that she has, until when too */
  scopeText?: string;
  whenText?: string;
  validUntil?: number;
};

/** "仅限餐饮", "周一至周五", "有效期至 12月12日", one under the other where they do not fit a line. */
const factsOf = ({ scopeText, whenText, validUntil }: PackItem): string[] =>
  [scopeText, whenText, validUntil === undefined ? undefined : untilText(validUntil, serverNow())].filter(
    fact => fact !== undefined,
  );

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
          {factsOf(item).length > 0 && <View className="y-small">{factsOf(item).join(' · ')}</View>}
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
