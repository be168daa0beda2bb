import { View } from '@tarojs/components';
import { Icon } from '@/components/icon/icon';
import { Badge } from '@/components/tag/tag';
import { a11y } from '@/lib/a11y';
import { serverNow } from '@/lib/clock';
import { go } from '@/lib/go';
import type { Session } from '@/lib/session';
import { timeText } from '@core/domain/calendar';
import { homeMessages as words } from './messages';
import './home.scss';

/** The head of the shop: its name over the arcade, a greeting, the bell. */
export const HomeHead = ({ session }: { session: Session }) => (
  <View className="home-head">
    <View className="home-head__art" {...a11y({ hidden: true })} />
    <View className="home-head__line">
      <View className="y-grow">
        <View className="home-head__group">{session.groupName}</View>
        <View className="y-note">
          {session.member
            ? `${words.hello(Number(timeText(serverNow()).slice(0, 2)))}，${session.member.name}`
            : words.slogan}
        </View>
      </View>
      {session.member && (
        <View
          className="home-head__bell"
          onClick={() => go('inbox')}
          {...a11y({ role: 'button', focusable: true, label: words.inbox })}
        >
          <Icon name="bell" size={24} />
          <View className="home-head__count">
            <Badge count={session.unreadInbox} />
          </View>
        </View>
      )}
    </View>
  </View>
);
