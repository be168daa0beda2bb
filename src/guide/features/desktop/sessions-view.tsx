import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Icon } from '@/components/icon/icon';
import { serverNow } from '@/lib/clock';
import { momentText } from '@/lib/time-text';
import { desktopMessages as m } from './messages';
import type { DesktopSession } from './use-desktop';
import './desktop.scss';

type SessionsViewProps = {
  items: readonly DesktopSession[];
  busy: boolean;
  onEnd: (one: DesktopSession) => void;
};

/** Her browsers at work, each with its way out. */
export const SessionsView = ({ items, busy, onEnd }: SessionsViewProps) => (
  <View>
    <View className="desktop__head">{m.open}</View>
    {items.length === 0 ? (
      <View className="y-note desktop__none">{m.none}</View>
    ) : (
      <View className="desktop__rows">
        {items.map(one => (
          <View key={one.sessionId} className="desktop__session">
            <Icon name="desktop" size={24} />
            <View className="y-grow">
              <View className="y-body">{one.browser}</View>
              <View className="y-small">
                {[
                  m.since(momentText(one.openedAt, serverNow())),
                  m.until(momentText(one.expiresAt, serverNow())),
                ].join(' · ')}
              </View>
            </View>
            <Button
              kind="quiet"
              compact
              inline
              disabled={busy}
              label={`${m.end} ${one.browser}`}
              onClick={() => onEnd(one)}
            >
              {m.end}
            </Button>
          </View>
        ))}
      </View>
    )}
  </View>
);
