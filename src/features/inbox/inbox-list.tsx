import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { CellGroup } from '@/components/cell/cell';
import { Icon, type IconName } from '@/components/icon/icon';
import { Tag } from '@/components/tag/tag';
import { Revealed } from '@/components/revealed/revealed';
import { a11y } from '@/lib/a11y';
import { serverNow } from '@/lib/clock';
import { go } from '@/lib/go';
import { momentText } from '@/lib/time-text';
import type { Pages } from '@/lib/use-pages';
import { inboxMessages as words } from './messages';
import { useReadShown, type Inbox, type InboxItem } from './use-inbox';
import './inbox.scss';

const iconOf: Record<InboxItem['kind'], IconName> = {
  welcome: 'gift',
  receipt: 'receipt',
  reversal: 'undo',
  refund: 'undo',
  account: 'shield',
  coupon: 'coupons',
};

/** What we told her, newest first; what she sees is read. */
export const InboxList = ({ inbox }: { inbox: Pages<Inbox> }) => {
  const readUntil = useReadShown(inbox.items);
  return (
    <View className="y-stack-12">
      <CellGroup>
        <Revealed rows={inbox.items}>
          {item => (
            <Row
              key={item.inboxId}
              item={item}
              read={item.read || item.at <= readUntil}
              onOpen={item.redemptionId ? () => go('slip', { redemptionId: item.redemptionId! }) : undefined}
            />
          )}
        </Revealed>
      </CellGroup>
      {inbox.hasMore && (
        <Button kind="quiet" loading={inbox.busyMore} onClick={() => void inbox.more()}>
          {inbox.moreFailure ? words.moreFailed : words.more}
        </Button>
      )}
    </View>
  );
};

/** What became of the bill since: "已撤销 · 今天 14:05"; '' as long as it stands. */
const undoneText = ({ undone }: InboxItem): string =>
  undone ? words.undoneAt(words.undone[undone.how], momentText(undone.at, serverNow())) : '';

type RowProps = { item: InboxItem; read: boolean; onOpen: (() => void) | undefined };

const Row = ({ item, read, onOpen }: RowProps) => (
  <View
    className="inbox-row"
    {...(onOpen ? { onClick: onOpen } : {})}
    {...a11y({
      ...(onOpen ? { role: 'button', focusable: true } : { role: 'text' }),
      label: [read ? '' : words.unread, undoneText(item), item.title, item.text].filter(Boolean).join('，'),
    })}
  >
    <View className="inbox-row__mark">
      <Icon name={iconOf[item.kind]} size={22} />
      {!read && <View className="inbox-row__dot" />}
    </View>
    <View className="y-grow">
      <View className="inbox-row__head">
        <View className={`inbox-row__title ${read ? '' : 'is-new'}`}>{item.title}</View>
        <View className="y-small">{momentText(item.at, serverNow())}</View>
      </View>
      <View className="y-note">{item.text}</View>
      {item.undone && (
        <View className="inbox-row__undone">
          <Tag>{undoneText(item)}</Tag>
        </View>
      )}
    </View>
    {item.redemptionId && <Icon name="right" size={16} className="inbox-row__arrow" />}
  </View>
);
