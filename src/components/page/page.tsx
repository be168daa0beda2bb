import { PageMeta, View } from '@tarojs/components';
import { useEffect, type ReactNode } from 'react';
import { DialogHost } from '@/components/dialog/dialog-host';
import { ErrorState } from '@/components/error-state/error-state';
import { Icon } from '@/components/icon/icon';
import { Skeleton } from '@/components/skeleton/skeleton';
import { ToastHost } from '@/components/toast/toast-host';
import { a11y } from '@/lib/a11y';
import { dropQuestion } from '@/lib/confirm';
import { useFromTop } from '@/lib/from-top';
import { useNetwork } from '@/lib/network';
import { isWeapp } from '@/lib/platform';
import { leaveToast } from '@/lib/toast';
import { useLeft } from '@/lib/use-left';
import { useShown } from '@/lib/use-shown';
import { useWecomGate } from '@/lib/use-wecom-gate';
import type { Query, ViewState } from '@/lib/use-query';
import type { RouteName } from '@/routes';
import './page.scss';

type Common = {
  /** the page's name in the routes table */
  name: RouteName;
  /** the primary action, kept at the thumb */
  action?: ReactNode;
  /** `plain` white ground, for the member code */
  ground?: 'warm' | 'plain';
  /** guide density */
  dense?: boolean;
  /** which whole content it shows; another one is seen from its head */
  content?: string;
  /** what the banner says without network, where that is more than "this is the last we had" */
  offlineNote?: string;
  /** what stands around the content on a wide window; see headquarters' pages */
  frame?: ReactNode;
};

export type PageProps = Common & { state?: ViewState; children: ReactNode };

/** A question or a word of the page that is left means nothing on the next one. */
const leave = () => {
  dropQuestion();
  leaveToast();
};

/**
 * The root view of every page: ground, safe areas, offline banner, sticky action, hosts of toast and dialog.
 *
 * For tests the root carries its view state twice: `data-state="loading|empty|error|offline|ready"` with
 * `data-page="<route name>"` on H5, and the classes `is-<state>` and `page-<route name>` on both platforms.
 */
export const Page = (props: PageProps) => {
  const { name, state = 'ready', action, ground = 'warm', dense, children } = props;
  const online = useNetwork(network => network.online);
  const shown = useShown();
  useWecomGate(name);
  useFromTop(props.content, shown);
  useLeft(leave);
  useEffect(() => leave, []);
  const classes = ['y-page', `page-${name}`, `is-${state}`, `y-page--${ground}`];
  if (dense) classes.push('y-page--dense');
  if (action) classes.push('y-page--with-action');
  if (props.frame) classes.push('y-page--framed');
  const body = (
    <View className={classes.join(' ')} data-state={state} data-page={name}>
      {props.frame}
      {/* a page that has nothing to show says it itself */}
      {!online && state !== 'offline' && (
        <View className="y-page__offline" {...a11y({ role: 'status', live: 'polite' })}>
          <Icon name="offline" size={18} />
          <View>{props.offlineNote ?? '网络断开了，显示的是上次的内容'}</View>
        </View>
      )}
      <View className="y-page__body" {...a11y({ role: 'main' })}>
        {children}
      </View>
      {action && <View className="y-page__action">{action}</View>}
      {shown && <ToastHost />}
      {shown && <DialogHost />}
    </View>
  );
  // hands the system's text size to the root element, in which type is measured
  return (
    <>
      {isWeapp && <PageMeta rootFontSize="system" />}
      {body}
    </>
  );
};

type QueryPageProps<T> = Common & {
  query: Query<T>;
  /** shaped like the content */
  skeleton?: ReactNode;
  /** says what to do next */
  empty?: ReactNode;
  /** the primary action may depend on the data */
  actionOf?: (data: T) => ReactNode;
  children: (data: T) => ReactNode;
};

/** A page whose content is the answer to one question, with all its states. */
export const QueryPage = <T,>({ query, skeleton, empty, actionOf, children, ...rest }: QueryPageProps<T>) => (
  <Page
    {...rest}
    state={query.state}
    action={
      query.state === 'ready' && query.data !== undefined
        ? (actionOf?.(query.data) ?? rest.action)
        : undefined
    }
  >
    <QueryBody query={query} skeleton={skeleton} empty={empty}>
      {children}
    </QueryBody>
  </Page>
);

type QueryBodyProps<T> = {
  query: Query<T>;
  skeleton?: ReactNode;
  empty?: ReactNode;
  children: (data: T) => ReactNode;
};

/** The same for a part of a page. */
export const QueryBody = <T,>({ query, skeleton, empty, children }: QueryBodyProps<T>) => {
  if (query.state === 'loading') return <>{skeleton ?? <Skeleton shape="list" />}</>;
  if (query.data === undefined) return <ErrorState failure={query.failure} onRetry={query.reload} />;
  if (query.state === 'empty') return <>{empty ?? children(query.data)}</>;
  return <>{children(query.data)}</>;
};
