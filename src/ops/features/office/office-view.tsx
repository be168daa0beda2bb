import { View } from '@tarojs/components';
import { Cell, CellGroup } from '@/components/cell/cell';
import { EmptyState } from '@/components/empty-state/empty-state';
import { Icon } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import type { Acting } from '@/lib/acting';
import { go } from '@/lib/go';
import { postText } from '@/lib/post-text';
import { routes } from '@/routes';
import { menuOf } from '../../components/desktop/menu';
import { useWide } from '../../components/desktop/use-wide';
import { officeMessages as m } from './messages';
import { postKey } from './posts';
import type { Waiting } from './use-office';
import './office.scss';

type WaitingTilesProps = { items: readonly Waiting[]; onRetry: () => void };

/** What waits, each kind with its count and the way there. */
export const WaitingTiles = ({ items, onRetry }: WaitingTilesProps) => {
  const shown = items.filter(({ found }) => !found || found.count > 0 || found.more);
  if (shown.length === 0) return <EmptyState icon="done" title={m.nothing} note={m.nothingNote} />;
  return (
    <View className="office__tiles">
      {shown.map(({ key, open, found }) => {
        const act = found ? open : onRetry;
        return (
          <View
            key={key}
            className="office__tile"
            hoverClass="is-pressed"
            onClick={act}
            {...a11y({ role: 'button', focusable: true, label: `${m.waiting[key]} ${found?.count ?? ''}` })}
          >
            <View className="office__count">
              {found ? m.count(found.count, found.more) : <Icon name="retry" size={24} />}
            </View>
            <View className="y-note">{found ? m.waiting[key] : m.failed}</View>
          </View>
        );
      })}
    </View>
  );
};

/** The pages of this post, for the phone; a wide window has them at its side. */
export const OfficeMenu = ({ role }: { role: Acting['role'] }) => {
  if (useWide()) return null;
  const items = menuOf(role)
    .flatMap(group => group.items)
    .filter(({ name }) => name !== 'office');
  return (
    <View>
      <View className="office__head">{m.menu}</View>
      <CellGroup>
        {items.map(({ name, title }) => (
          <Cell key={name} title={title} onClick={() => go(name)} />
        ))}
        <Cell title={routes.desktop.title} note={m.desktopNote} onClick={() => go('desktop')} />
      </CellGroup>
    </View>
  );
};

type PostsProps = { posts: readonly Acting[]; current?: Acting; onChoose: (post: Acting) => void };

export const Posts = ({ posts, current, onChoose }: PostsProps) => (
  <CellGroup>
    {posts.map(post => (
      <Cell
        key={postKey(post)}
        title={postText(post)}
        tail={
          current && postKey(current) === postKey(post) ? (
            <Icon name="check" size={20} label={m.current} />
          ) : undefined
        }
        onClick={() => onChoose(post)}
      />
    ))}
  </CellGroup>
);
