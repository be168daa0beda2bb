import { View } from '@tarojs/components';
import { Chips } from '@/components/chips/chips';
import { EmptyState } from '@/components/empty-state/empty-state';
import { Page, QueryBody } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { Tabs } from '@/components/tabs/tabs';
import { shiftMessages as m } from '../../features/shift/messages';
import { ShiftView } from '../../features/shift/shift-view';
import { useShift, type WindowName } from '../../features/shift/use-shift';

const tabs = (['whole', 'mine'] as const).map(key => ({ key, text: m.whose[key] }));
const windows = (['today', 'morning', 'evening', 'yesterday'] as const).map(key => ({
  key,
  text: m.windows[key],
}));

const ShiftPage = () => {
  const { query, name, setName, whose, setWhose, isManager } = useShift();
  return (
    <Page name="shift" dense state={query.state}>
      <View className="y-stack-12">
        {isManager && <Tabs tabs={tabs} value={whose} onChange={setWhose} />}
        <Chips
          label={m.windowLabel}
          items={windows}
          value={name}
          onChange={key => setName(key as WindowName)}
        />
        <QueryBody
          query={query}
          skeleton={<Skeleton shape="form" />}
          empty={<EmptyState icon="receipt" title={m.emptyTitle} note={m.emptyNote} />}
        >
          {report => <ShiftView report={report} />}
        </QueryBody>
      </View>
    </Page>
  );
};

export default ShiftPage;
