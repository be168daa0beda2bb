import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { FailureLine } from '@/components/error-state/error-state';
import { useParams } from '@/lib/go';
import { OpsPage } from '../../components/desktop/ops-page';
import { useWide } from '../../components/desktop/use-wide';
import { voidMessages as m } from '../../features/void/messages';
import { RecordsView } from '../../features/void/records-view';
import { SettledView } from '../../features/void/settled-view';
import { useRecords, useVoid } from '../../features/void/use-void';
import { VoidForm } from '../../features/void/void-form';
import '../../features/void/void.scss';

const VoidPage = () => {
  const params = useParams('void');
  const records = useRecords();
  const form = useVoid(params, records.reload);
  // beside a keyboard it stands where the form ends, not below what was voided before
  const wide = useWide();
  const submit = (
    <View className="void-submit">
      <FailureLine failure={form.failure} />
      <Button kind="danger" loading={form.busy} onClick={() => void form.submit()}>
        {m.submit}
      </Button>
    </View>
  );
  return (
    <OpsPage name="void" state={records.state} action={wide ? undefined : submit}>
      <View className="y-stack-12">
        <VoidForm value={form.value} tried={form.tried} onChange={form.change} />
        {wide && submit}
        <SettledView rows={form.settled} />
        <RecordsView records={records} />
      </View>
    </OpsPage>
  );
};

export default VoidPage;
