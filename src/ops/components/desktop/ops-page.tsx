import type { ComponentProps } from 'react';
import { Page, QueryPage, type PageProps } from '@/components/page/page';
import type { Query } from '@/lib/use-query';
import { Frame, type FrameProps } from './frame';
import { useWide } from './use-wide';

type Framed = Omit<FrameProps, 'name'>;

const useFrame = (props: FrameProps) => (useWide() ? <Frame {...props} /> : undefined);

/** `Page` for headquarters: on a wide window with side navigation and a headline, on a phone as any other page. */
export const OpsPage = ({ title, under, tools, ...page }: PageProps & Framed) => (
  <Page {...page} dense frame={useFrame({ name: page.name, title, under, tools })} />
);

type OpsQueryPageProps<T> = ComponentProps<typeof QueryPage<T>> & Framed & { query: Query<T> };

/** `QueryPage` for headquarters. */
export const OpsQueryPage = <T,>({ title, under, tools, ...page }: OpsQueryPageProps<T>) => (
  <QueryPage<T> {...page} dense frame={useFrame({ name: page.name, title, under, tools })} />
);
