import { useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { Page, QueryBody } from '@/components/page/page';
import { Sheet } from '@/components/sheet/sheet';
import { Skeleton } from '@/components/skeleton/skeleton';
import { View } from '@tarojs/components';
import { go } from '@/lib/go';
import { roleNames } from '@core/domain/staff/role-names';
import type { Receipt } from '@core/contracts/redemption';
import { PendingNotice } from '../../features/bill/pending-notice';
import { UnfinishedVisits } from '../../features/bill/unfinished-visits';
import { postMessages } from '../../features/post/messages';
import { PlaceList, placeText } from '../../features/post/place-list';
import type { Place } from '../../features/post/places';
import { Standing } from '../../features/post/standing';
import { takePlace } from '../../features/post/take-place';
import { usePlace } from '../../features/post/use-place';
import { BenchView } from '../../features/workbench/bench-view';
import { useWorkbench, type Bench } from '../../features/workbench/use-workbench';
import { handedReceipt } from '../../lib/handovers';

const postText = ({ role, store, counter }: Place): string =>
  [roleNames[role], store.name, placeText({ role, counter })].join(' · ');

const entriesOf = (role: Place['role']) =>
  role === 'store-manager'
    ? (['today', 'sales', 'shift', 'unmet', 'staff', 'desk', 'office', 'desktop'] as const)
    : role === 'guide'
      ? (['today', 'badge', 'shift'] as const)
      : (['today', 'sales', 'shift', 'desktop'] as const);

/** What the great button is for: a cashier scans bills as well, and needs no counter for their money. */
const scanOf = ({ role, counter }: Place) =>
  role === 'cashier' ? 'any-code' : counter === undefined ? 'needs-counter' : 'member-code';

/** Whose posts are all at headquarters works there. */
const ToOffice = () => {
  useEffect(() => go('office', {}, { replace: true }), []);
  return <Skeleton shape="card" />;
};

const showReceipt = (receipt: Receipt): void => {
  handedReceipt.give({ receipt });
  go('receipt', { redemptionId: receipt.redemptionId });
};

const BenchBody = ({ bench, reload, busy }: { bench: Bench; reload: () => void; busy: boolean }) => {
  const posts = bench.kind === 'open' ? bench.view.posts : bench.list.posts;
  const { places, place, sole } = usePlace(posts);
  const [switching, setSwitching] = useState(false);
  if (bench.kind === 'standing' && bench.list.state !== 'active') {
    return <Standing kind={bench.list.state} reason={bench.list.reason} onReload={reload} busy={busy} />;
  }
  if (places.length === 0 && posts.length > 0) return <ToOffice />;
  if (places.length === 0) return <Standing kind="noPosts" onReload={reload} busy={busy} />;
  if (sole) return <Skeleton shape="card" />;
  if (bench.kind === 'standing' || !place) {
    return (
      <View>
        <View className="places__title">{postMessages.chooseTitle}</View>
        <View className="places__hint">{postMessages.chooseHint}</View>
        <PlaceList places={places} onChoose={takePlace} />
      </View>
    );
  }
  const { name, avatar, today, applicants } = bench.view;
  return (
    <View>
      <BenchView
        name={name}
        avatar={avatar}
        post={postText(place)}
        today={today}
        entries={entriesOf(place.role)}
        applicants={applicants}
        wholeStore={place.counter === undefined && place.role === 'store-manager'}
        scan={scanOf(place)}
        onSwitch={places.length > 1 ? () => setSwitching(true) : undefined}
        notice={
          <>
            <PendingNotice onReceipt={showReceipt} />
            <UnfinishedVisits />
          </>
        }
      />
      <Sheet open={switching} title={postMessages.switchTitle} onClose={() => setSwitching(false)}>
        <PlaceList
          places={places}
          current={place.key}
          onChoose={next => {
            setSwitching(false);
            takePlace(next);
          }}
        />
      </Sheet>
    </View>
  );
};

const WorkbenchPage = () => {
  const query = useWorkbench();
  const seen = useRef(false);
  useDidShow(() => {
    // back from a redemption or a visit: the day's figures have moved
    if (seen.current) void query.reload();
    seen.current = true;
  });
  return (
    <Page name="workbench" dense state={query.state}>
      <QueryBody query={query} skeleton={<Skeleton shape="card" />}>
        {bench => <BenchBody bench={bench} reload={() => void query.reload()} busy={query.refreshing} />}
      </QueryBody>
    </Page>
  );
};

export default WorkbenchPage;
