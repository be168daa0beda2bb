import { View } from '@tarojs/components';
import { useEffect, type ReactNode } from 'react';
import { Icon } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import { go } from '@/lib/go';
import { useShown } from '@/lib/use-shown';
import { routes, type RouteName } from '@/routes';
import { desktopMessages } from './messages';
import { SideNav } from './side-nav';
import { SignedInAs } from './signed-in-as';
import './desktop.scss';

export type FrameProps = {
  name: RouteName;
  /** in place of the title in the routes table */
  title?: string;
  /** the page this one belongs to in the navigation */
  under?: RouteName;
  /** at the end of the headline: a button or two */
  tools?: ReactNode;
};

/** Taro's bar says the title on a phone; here the head of the page does. */
const useOwnBar = (shown: boolean): void => {
  useEffect(() => {
    if (!shown) return undefined;
    document.documentElement.dataset.framed = 'true';
    return () => void delete document.documentElement.dataset.framed;
  }, [shown]);
};

const Up = ({ to }: { to: RouteName }) => (
  <View
    className="frame__up"
    onClick={() => go(to, {}, { restart: true })}
    {...a11y({ role: 'link', focusable: true, label: desktopMessages.backTo(routes[to].title) })}
  >
    <Icon name="back" size={16} />
    <View>{routes[to].title}</View>
  </View>
);

/** Side navigation and headline around a page of headquarters. */
export const Frame = ({ name, title, under, tools }: FrameProps) => {
  useOwnBar(useShown());
  return (
    <>
      <SideNav current={routes[name].menu ? name : (under ?? name)} foot={<SignedInAs />} />
      <View className="frame__head">
        <View className="y-grow">
          {under && <Up to={under} />}
          <View className="frame__title" {...a11y({ role: 'heading', level: 1 })}>
            {title ?? routes[name].title}
          </View>
        </View>
        {tools && <View className="frame__tools">{tools}</View>}
      </View>
    </>
  );
};
