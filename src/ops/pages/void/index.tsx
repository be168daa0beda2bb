import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import { FailureLine } from '@/components/error-state/error-state';
import { useParams } from '@/lib/go';
import { OpsPage } from '../../components/desktop/ops-page';
import { PagedTable } from '../../components/desktop/paged-table';
import { useWide } from '../../components/desktop/use-wide';
import { voidMessages as m } from '../../features/void/messages';
import { recallColumns } from '../../features/void/recall-columns';
import { SettledView } from '../../features/void/settled-view';
import { useRecalls, useVoid } from '../../features/void/use-void';
import { VoidForm } from '../../features/void/void-form';
import '../../features/void/void.scss';

const VoidPage = () => {
  const { templateId } = useParams('void');
  const recalls = useRecalls();
  const form = useVoid(templateId, recalls.reload);
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
    <OpsPage name="void" state={recalls.state} action={wide ? undefined : submit}>
      <View className="y-stack-12">
        <VoidForm value={form.value} tried={form.tried} onChange={form.change} />
        {wide && submit}
        <SettledView rows={form.settled} />
        <View className="y-title">{m.recalls}</View>
        <PagedTable
          label={m.recalls}
          columns={recallColumns}
          pages={recalls}
          rowKey={row => row.recallId}
          rowLabel={row => row.title}
          empty={<EmptyState icon="trash" title={m.none} />}
        />
      </View>
    </OpsPage>
  );
};

export default VoidPage;
