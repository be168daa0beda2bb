import Taro from '@tarojs/taro';
import { useEffect, type ComponentProps } from 'react';
import { Page, QueryPage, type PageProps } from '@/components/page/page';
import type { Query } from '@/lib/use-query';
import { useShown } from '@/lib/use-shown';
import { Frame, type FrameProps } from './frame';
import { useWide } from './use-wide';

/** `bar`: what the phone's bar and the browser's tab say, where that is not the headline */
type Framed = Omit<FrameProps, 'name'> & { bar?: string };

/** A page that has a name of its own says it in the bar of the phone and on the browser's tab, too. */
const useTitle = (title: string | undefined): void => {
  const shown = useShown();
  useEffect(() => {
    if (shown && title) void Taro.setNavigationBarTitle({ title });
  }, [shown, title]);
};

const useFrame = ({ bar, ...props }: FrameProps & { bar: string | undefined }) => {
  useTitle(bar ?? props.title);
  return useWide() ? <Frame {...props} /> : undefined;
};

/** `Page` for headquarters: on a wide window with side navigation and a headline, on a phone as any other page. */
export const OpsPage = ({ title, bar, under, tools, ...page }: PageProps & Framed) => (
  <Page {...page} dense frame={useFrame({ name: page.name, title, bar, under, tools })} />
);

type OpsQueryPageProps<T> = ComponentProps<typeof QueryPage<T>> & Framed & { query: Query<T> };

/** `QueryPage` for headquarters. */
export const OpsQueryPage = <T,>({ title, bar, under, tools, ...page }: OpsQueryPageProps<T>) => (
  <QueryPage<T> {...page} dense frame={useFrame({ name: page.name, title, bar, under, tools })} />
);
