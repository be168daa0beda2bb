import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Avatar } from '@/components/avatar/avatar';
import { Icon, type IconName } from '@/components/icon/icon';
import { Money } from '@/components/money/money';
import { a11y } from '@/lib/a11y';
import { serverNow } from '@/lib/clock';
import { go } from '@/lib/go';
import { minuteOfDay } from '@core/domain/calendar';
import { workbenchMessages as m } from './messages';
import './workbench.scss';

type Entry = keyof typeof m.entries;
const entryIcons: Record<Entry, IconName> = {
  today: 'receipt',
  badge: 'badge',
  staff: 'users',
  desk: 'desk',
  office: 'doc',
  desktop: 'desktop',
  sales: 'undo',
  shift: 'doc',
  unmet: 'warn',
};

type BenchViewProps = {
  name: string;
  avatar: string;
  /** role, store and counter in words */
  post: string;
  today: { redemptions: number; savedFen: number; newMembers: number };
  entries: readonly Entry[];
  /** what she can scan from where she stands */
  scan: keyof typeof m.scan;
  /** applications that wait for her word */
  applicants?: number;
  /** a manager at no counter sees what her whole store did */
  wholeStore: boolean;
  onSwitch?: () => void;
  /** e.g. a redemption whose answer is missing */
  notice?: ReactNode;
};

const Figure = ({ label, children }: { label: string; children: ReactNode }) => (
  <View className="bench__figure">
    <View className="bench__number">{children}</View>
    <View className="y-small">{label}</View>
  </View>
);

const EntryTile = ({ entry, waiting }: { entry: Entry; waiting: number }) => {
  const label = waiting > 0 ? `${m.entries[entry]}，${m.waiting(waiting)}` : m.entries[entry];
  return (
    <View
      className="bench__entry"
      hoverClass="is-pressed"
      onClick={() => go(entry)}
      {...a11y({ role: 'button', focusable: true, label })}
    >
      <Icon name={entryIcons[entry]} size={24} />
      <View className="y-grow">
        <View className="bench__entry-name">{m.entries[entry]}</View>
        <View className={waiting > 0 ? 'bench__waiting' : 'y-small'}>
          {waiting > 0 ? m.waiting(waiting) : m.entryHints[entry]}
        </View>
      </View>
    </View>
  );
};

/** The guide's day at a glance, and one huge thing to press. */
export const BenchView = ({
  name,
  avatar,
  post,
  today,
  entries,
  scan,
  applicants = 0,
  wholeStore,
  onSwitch,
  notice,
}: BenchViewProps) => (
  <View className="bench">
    <View
      className="bench__head"
      {...(onSwitch
        ? { onClick: onSwitch, ...a11y({ role: 'button', focusable: true, label: `${post}，切换岗位` }) }
        : {})}
    >
      <Avatar src={avatar} name={name} size={48} />
      <View className="y-grow">
        <View className="bench__hello">{m.hello(Math.floor(minuteOfDay(serverNow()) / 60), name)}</View>
        <View className="y-note">{post}</View>
      </View>
      {onSwitch && (
        <View className="bench__switch">
          <Icon name="swap" size={20} />
          <View>{m.switch}</View>
        </View>
      )}
    </View>
    {notice}
    <View className="bench__today">
      <View className="y-small bench__whose">{wholeStore ? m.whose.store : m.whose.mine}</View>
      <View className="bench__figures">
        <Figure label={m.figures.redemptions}>{today.redemptions}</Figure>
        <Figure label={m.figures.saved}>
          <Money fen={today.savedFen} size={24} short />
        </Figure>
        <Figure label={m.figures.members}>{today.newMembers}</Figure>
      </View>
    </View>
    <View className="bench__entries">
      {entries.map(entry => (
        <EntryTile key={entry} entry={entry} waiting={entry === 'staff' ? applicants : 0} />
      ))}
    </View>
    <View
      className="bench__scan"
      hoverClass="is-pressed"
      onClick={() => (scan === 'needs-counter' ? onSwitch?.() : go('scan'))}
      {...a11y({ role: 'button', focusable: true, label: m.scan[scan].text })}
    >
      <View className="bench__corners" />
      <Icon name="code" size={56} />
      <View className="bench__scan-text">{m.scan[scan].text}</View>
      <View className="bench__scan-hint">{m.scan[scan].hint}</View>
    </View>
  </View>
);
