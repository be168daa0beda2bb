import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '@core/contracts/define';
import type { OfferRow } from '@core/contracts/offer';
import type { OpsContract } from '@core/contracts/ops';
import { Button } from '@/components/button/button';
import { Cell } from '@/components/cell/cell';
import { EmptyState } from '@/components/empty-state/empty-state';
import { FailureLine } from '@/components/error-state/error-state';
import { QueryBody } from '@/components/page/page';
import { Sheet } from '@/components/sheet/sheet';
import { Skeleton } from '@/components/skeleton/skeleton';
import { api } from '@/lib/api';
import { usePages } from '@/lib/use-pages';
import { desktopMessages } from '../../components/desktop/messages';
import { voidMessages as m } from './messages';

type Offers = OutputOf<OpsContract, 'offer.list'>;
type ChooseProps = { onChoose: (offer: OfferRow) => void };

const List = ({ onChoose }: ChooseProps) => {
  const pages = usePages<Offers>(cursor =>
    api.ops('offer.list', { limit: 50, ...(cursor ? { cursor } : {}) }),
  );
  // of what was never issued there is nothing to void
  const issued = pages.items.filter(({ stock }) => stock.issued > 0);
  return (
    <QueryBody query={pages} skeleton={<Skeleton shape="list" />}>
      {() => (
        <View className="y-stack-12">
          {issued.length === 0 && !pages.hasMore && <EmptyState icon="coupons" title={m.noOffers} />}
          {issued.map(offer => (
            <Cell
              key={offer.templateId}
              title={offer.title}
              note={m.offerNote(offer.worth, offer.stock.issued)}
              label={offer.title}
              onClick={() => onChoose(offer)}
            />
          ))}
          {pages.hasMore && (
            <View>
              <FailureLine failure={pages.moreFailure} />
              <Button kind="secondary" compact loading={pages.busyMore} onClick={() => void pages.more()}>
                {desktopMessages.more}
              </Button>
            </View>
          )}
        </View>
      )}
    </QueryBody>
  );
};

/** The offer whose coupons are voided, by its name. */
export const ChooseOffer = ({ onChoose }: ChooseProps) => {
  const [open, setOpen] = useState(false);
  const choose = (offer: OfferRow): void => {
    onChoose(offer);
    setOpen(false);
  };
  return (
    <View>
      <Button kind="secondary" compact inline icon="search" onClick={() => setOpen(true)}>
        {m.pick}
      </Button>
      {open && (
        <Sheet open title={m.pickTitle} onClose={() => setOpen(false)}>
          <List onChoose={choose} />
        </Sheet>
      )}
    </View>
  );
};
