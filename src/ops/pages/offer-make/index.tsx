import type { OfferView } from '@core/contracts/offer';
import { Skeleton } from '@/components/skeleton/skeleton';
import { api } from '@/lib/api';
import { go, useParams } from '@/lib/go';
import { toast } from '@/lib/toast';
import { useQuery } from '@/lib/use-query';
import { OpsQueryPage } from '../../components/desktop/ops-page';
import { MakerView } from '../../features/offer/maker-view';
import { offerMessages as m } from '../../features/offer/messages';
import type { Options } from '../../features/offer/steps-what';
import { useDraft } from '../../features/offer/use-draft';

const toView = ({ templateId }: OfferView): void => go('offerView', { templateId }, { replace: true });

const Maker = ({ view, options }: { view: OfferView | undefined; options: Options }) => {
  const draft = useDraft(view);
  const submitted = (next: OfferView): void => {
    toast(m.submitted[next.state === 'confirmed' ? 'confirmed' : 'confirming'], 'good');
    toView(next);
  };
  return <MakerView draft={draft} options={options} onSaved={() => undefined} onSubmitted={submitted} />;
};

const OfferMakePage = () => {
  const { templateId } = useParams('offerMake');
  const ask = async () => {
    const options = api.ops('offer.options', {});
    if (templateId === undefined) {
      const answer = await options;
      return answer.ok
        ? { ...answer, data: { options: answer.data, view: undefined as OfferView | undefined } }
        : answer;
    }
    const [first, second] = await Promise.all([options, api.ops('offer.get', { templateId })]);
    if (!first.ok) return first;
    return second.ok
      ? { ...second, data: { options: first.data, view: second.data as OfferView | undefined } }
      : second;
  };
  const query = useQuery(ask, { deps: [templateId] });
  return (
    <OpsQueryPage
      name="offerMake"
      title={templateId === undefined ? m.make : undefined}
      under="offers"
      query={query}
      skeleton={<Skeleton shape="card" />}
    >
      {({ options, view }) => <Maker key={view?.templateId ?? 'new'} view={view} options={options} />}
    </OpsQueryPage>
  );
};

export default OfferMakePage;
