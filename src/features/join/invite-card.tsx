import { View } from '@tarojs/components';
import { Avatar } from '@/components/avatar/avatar';
import { Icon } from '@/components/icon/icon';
import { joinMessages as words } from './messages';
import type { Invite } from './use-invite';
import './join.scss';

/** Who invites: the guide with her portrait, the brand, the place. */
export const InviteCard = ({ invite, already }: { invite: Invite; already: boolean }) => (
  <View className="join-invite">
    <View className="join-invite__people">
      {invite.guide && <Avatar name={invite.guide.name} src={invite.guide.avatar} size={84} />}
      <View className={invite.guide ? 'join-invite__brand' : ''}>
        <Avatar name={invite.brand.name} src={invite.brand.logo} size={invite.guide ? 40 : 84} square />
      </View>
    </View>
    <View className="join-invite__who">
      {invite.guide ? `${invite.guide.title} ${invite.guide.name}` : invite.brand.name}
    </View>
    <View className="join-invite__call">
      {already ? words.alreadyTitle(invite.brand.name) : words.invitesBrand(invite.brand.name)}
    </View>
    <View className="join-invite__place">
      <Icon name="pin" size={16} />
      <View>
        {invite.store.name} · {invite.counter.floor}
      </View>
    </View>
  </View>
);
