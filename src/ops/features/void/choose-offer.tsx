import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OfferRow } from '@core/contracts/offer';
import { Button } from '@/components/button/button';
import { Cell } from '@/components/cell/cell';
import { EmptyState } from '@/components/empty-state/empty-state';
import { FailureLine } from '@/components/error-state/error-state';
import { Field } from '@/components/field/field';
import { QueryBody } from '@/components/page/page';
import { Sheet } from '@/components/sheet/sheet';
import { Skeleton } from '@/components/skeleton/skeleton';
import { usePages } from '@/lib/use-pages';
import { desktopMessages } from '../../components/desktop/messages';
import { askOffers, type Offers } from '../../lib/ask-offers';
import { useTyped } from '../../lib/use-typed';
import { voidMessages as m } from './messages';

type ChooseProps = { onChoose: (offer: OfferRow) => void };

const Nothing = ({ text }: { text: string }) =>
  text === '' ? (
    <EmptyState icon="coupons" title={m.noOffers} />
  ) : (
    <EmptyState icon="search" title={m.noSuchOffer(text)} note={m.noSuchOfferNote} />
  );

const Listed = ({ text, onChoose }: ChooseProps & { text: string }) => {
  const asked = { limit: 50, ...(text === '' ? {} : { text }) };
  const pages = usePages<Offers>(cursor => askOffers(asked, cursor), { deps: [text] });
  // of what was never issued there is nothing to void
  const issued = pages.items.filter(({ stock }) => stock.issued > 0);
  return (
    <QueryBody query={pages} skeleton={<Skeleton shape="list" />}>
      {() => (
        <View className="y-stack-12">
          {issued.length === 0 && !pages.hasMore && <Nothing text={text} />}
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

const List = ({ onChoose }: ChooseProps) => {
  const { text, setText, asked, now } = useTyped();
  return (
    <View className="y-stack-12">
      <Field
        label={m.findOffer}
        value={text}
        hint={m.findOfferHint}
        maxLength={40}
        confirmType="search"
        onInput={setText}
        onConfirm={now}
      />
      <Listed text={asked} onChoose={onChoose} />
    </View>
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
