import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { a11y } from '@/lib/a11y';
import { useActing } from '@/lib/acting';
import { go } from '@/lib/go';
import { postText } from '@/lib/post-text';
import { routes, type RouteName } from '@/routes';
import { menuOf } from './menu';
import { desktopMessages as m } from './messages';
import './desktop.scss';

/** Pages of the menu do not pile up: one replaces the other. Its own item leads a page below it, or a narrowed one, to the top. */
const open = (name: RouteName): void => go(name, {}, { restart: true });

const Item = ({ name, title, here }: { name: RouteName; title: string; here: boolean }) => (
  <View
    className={`nav__item ${here ? 'is-on' : ''}`}
    hoverClass="is-pressed"
    onClick={() => open(name)}
    {...a11y({ role: 'link', focusable: true, current: here || undefined, label: title })}
  >
    {title}
  </View>
);

type SideNavProps = {
  current: RouteName;
  /** at its foot: who is signed in, and out */
  foot?: ReactNode;
};

/** The navigation of headquarters: what the acting post may open, by section, from the routes table. */
export const SideNav = ({ current, foot }: SideNavProps) => {
  const acting = useActing(state => state.acting);
  return (
    <View className="nav" {...a11y({ role: 'navigation', label: m.navigation })}>
      <View className="nav__brand">
        <View className="nav__mark" />
        <View>{m.product}</View>
      </View>
      <View className="nav__groups">
        {menuOf(acting?.role).map(({ section, items }) => (
          <View key={section} className="nav__group">
            {section !== 'overview' && <View className="nav__section">{m.sections[section]}</View>}
            {items.map(item => (
              <Item key={item.name} {...item} here={item.name === current} />
            ))}
          </View>
        ))}
        {acting?.counterId !== undefined || acting?.role === 'store-manager' ? (
          <View className="nav__group">
            <View className="nav__section">{m.counter}</View>
            <Item name="workbench" title={routes.workbench.title} here={false} />
          </View>
        ) : null}
      </View>
      <View className="nav__foot">
        {acting && <View className="y-small">{postText(acting)}</View>}
        {foot}
      </View>
    </View>
  );
};
