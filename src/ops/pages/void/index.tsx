import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import { FailureLine } from '@/components/error-state/error-state';
import { useParams } from '@/lib/go';
import { OpsPage } from '../../components/desktop/ops-page';
import { PagedTable } from '../../components/desktop/paged-table';
import { voidMessages as m } from '../../features/void/messages';
import { recallColumns } from '../../features/void/recall-columns';
import { SettledView } from '../../features/void/settled-view';
import { useRecalls, useVoid } from '../../features/void/use-void';
import { VoidForm } from '../../features/void/void-form';

const VoidPage = () => {
  const { templateId } = useParams('void');
  const recalls = useRecalls();
  const form = useVoid(templateId, recalls.reload);
  return (
    <OpsPage
      name="void"
      state={recalls.state}
      action={
        <View>
          <FailureLine failure={form.failure} />
          <Button kind="danger" loading={form.busy} onClick={() => void form.submit()}>
            {m.submit}
          </Button>
        </View>
      }
    >
      <View className="y-stack-12">
        <VoidForm value={form.value} tried={form.tried} onChange={form.change} />
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
