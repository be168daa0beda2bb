import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Icon, type IconName } from '@/components/icon/icon';
import { go } from '@/lib/go';
import { postMessages as m } from './messages';
import type { PostList } from './places';
import './post.scss';

type Kind = Exclude<PostList['state'], 'active'> | 'noPosts';
const icons: Record<Kind, IconName> = { none: 'badge', applied: 'clock', suspended: 'lock', left: 'logout', noPosts: 'shop' };

/** Why the workbench does not open for this person, and what she can do about it. */
export const Standing = ({ kind, onReload, busy }: { kind: Kind; onReload: () => void; busy: boolean }) => {
  const { title, hint, action } = m[kind];
  const toApply = kind === 'none' || kind === 'left';
  return (
    <View className="standing">
      <View className="standing__icon">
        <Icon name={icons[kind]} size={36} />
      </View>
      <View className="standing__title">{title}</View>
      <View className="standing__hint">{hint}</View>
      <View className="standing__action">
        <Button kind={toApply ? 'primary' : 'secondary'} loading={busy} onClick={() => (toApply ? go('apply') : onReload())}>
          {action}
        </Button>
      </View>
    </View>
  );
};
