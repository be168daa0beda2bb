import { QueryPage } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { useActing } from '@/lib/acting';
import { api } from '@/lib/api';
import { useQuery } from '@/lib/use-query';
import { BadgeView } from '../../features/badge/badge-view';

const BadgePage = () => {
  const storeId = useActing(state => state.acting?.storeId);
  const query = useQuery(() => api.guide('badge.get', {}), { deps: [storeId] });
  return (
    <QueryPage name="badge" query={query} skeleton={<Skeleton shape="code" />}>
      {badge => <BadgeView badge={badge} />}
    </QueryPage>
  );
};

export default BadgePage;
