import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { CellGroup } from '@/components/cell/cell';
import { Icon, type IconName } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import { api } from '@/lib/api';
import { serverNow } from '@/lib/clock';
import { go } from '@/lib/go';
import { reloadSession } from '@/lib/session';
import { momentText } from '@/lib/time-text';
import { useChange } from '@/lib/use-change';
import type { Pages } from '@/lib/use-pages';
import { inboxMessages as words } from './messages';
import type { Inbox, InboxItem } from './use-inbox';
import './inbox.scss';

const iconOf: Record<InboxItem['kind'], IconName> = {
  welcome: 'gift',
  receipt: 'receipt',
  reversal: 'undo',
  account: 'shield',
};

/** What we told her, newest first; opening one marks it read. */
export const InboxList = ({ inbox }: { inbox: Pages<Inbox> }) => {
  const [opened, setOpened] = useState<readonly string[]>([]);
  const { run } = useChange((inboxId: string, requestId) =>
    api.consumer('inbox.read', { inboxId }, { requestId }),
  );
  const open = (item: InboxItem) => {
    if (!item.read) {
      setOpened(old => [...old, item.inboxId]);
      void run(item.inboxId).then(reloadSession);
    }
    if (item.redemptionId) go('slip', { redemptionId: item.redemptionId });
  };
  return (
    <View className="y-stack-12">
      <CellGroup>
        {inbox.items.map(item => (
          <Row
            key={item.inboxId}
            item={item}
            read={item.read || opened.includes(item.inboxId)}
            onOpen={() => open(item)}
          />
        ))}
      </CellGroup>
      {inbox.hasMore && (
        <Button kind="quiet" loading={inbox.busyMore} onClick={() => void inbox.more()}>
          {inbox.moreFailure ? words.moreFailed : words.more}
        </Button>
      )}
    </View>
  );
};

type RowProps = { item: InboxItem; read: boolean; onOpen: () => void };

const Row = ({ item, read, onOpen }: RowProps) => (
  <View
    className="inbox-row"
    onClick={onOpen}
    {...a11y({
      role: 'button',
      focusable: true,
      label: `${read ? '' : `${words.unread}，`}${item.title}，${item.text}`,
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
    </View>
    {item.redemptionId && <Icon name="right" size={16} className="inbox-row__arrow" />}
  </View>
);
