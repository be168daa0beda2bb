import { Skeleton } from '@/components/skeleton/skeleton';
import { useActing } from '@/lib/acting';
import { go, useParams } from '@/lib/go';
import { OpsQueryPage } from '../../components/desktop/ops-page';
import { OfferView } from '../../features/offer/offer-view';
import { useOffer, type PlainMove } from '../../features/offer/use-offer';
import { useKeptFresh } from '../../lib/use-kept-fresh';

const OfferViewPage = () => {
  const { templateId = '' } = useParams('offerView');
  const offer = useOffer(templateId);
  const isMall = useActing(state => state.acting?.role) === 'group-operator';
  useKeptFresh(() => Promise.all([offer.query.reload(), offer.report.reload()]));
  const move = async (which: PlainMove): Promise<void> => {
    const view = await offer.move(which);
    if (view && which === 'copy') go('offerMake', { templateId: view.templateId });
  };
  return (
    <OpsQueryPage
      name="offerView"
      title={offer.query.data?.title}
      under="offers"
      query={offer.query}
      skeleton={<Skeleton shape="card" />}
    >
      {view => (
        <OfferView
          view={view}
          report={offer.report}
          busy={offer.busy}
          onMove={which => void move(which)}
          onRestock={offer.restock}
          onRevise={() => go('offerMake', { templateId })}
          onAnswer={(agree, note) => void offer.answer(agree, note)}
          onLog={isMall ? () => go('audit', { subjectId: templateId, name: view.title }) : undefined}
          onVoid={
            isMall && view.stock.issued > 0 ? () => go('void', { templateId, name: view.title }) : undefined
          }
        />
      )}
    </OpsQueryPage>
  );
};

export default OfferViewPage;
