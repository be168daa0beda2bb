import { View } from '@tarojs/components';
import { useState } from 'react';
import { EmptyState } from '@/components/empty-state/empty-state';
import { OpsPage } from '../../components/desktop/ops-page';
import { PagedTable } from '../../components/desktop/paged-table';
import { offerColumns } from '../../features/import/import-columns';
import { ImportForm } from '../../features/import/import-form';
import { importMessages as m } from '../../features/import/messages';
import { importable, useOffers } from '../../features/import/use-import';

type Chosen = { templateId: string; title: string };

const ImportsPage = () => {
  const offers = useOffers();
  const fit = importable(offers);
  const [chosen, setChosen] = useState<Chosen>();
  return (
    <OpsPage name="imports" state={chosen ? 'ready' : fit.state}>
      {chosen ? (
        <ImportForm key={chosen.templateId} {...chosen} onOther={() => setChosen(undefined)} />
      ) : (
        <View className="y-stack-12">
          <View className="y-title">{m.pick}</View>
          <View className="y-note">{m.unfit}</View>
          <PagedTable
            label={m.pick}
            columns={offerColumns}
            pages={fit}
            rowKey={row => row.templateId}
            rowLabel={row => row.title}
            onRow={({ templateId, title }) => setChosen({ templateId, title })}
            empty={<EmptyState icon="coupons" title={m.noOffers} note={m.noOffersNote} />}
          />
        </View>
      )}
    </OpsPage>
  );
};

export default ImportsPage;
