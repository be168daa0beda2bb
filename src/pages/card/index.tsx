import { JoinCall } from '@/components/join-call/join-call';
import { QueryPage } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { CardAction, CardView } from '@/features/card/card-view';
import { cardMessages as words } from '@/features/card/messages';
import { useCard } from '@/features/card/use-card';
import { useSession } from '@/lib/session';

const CardPage = () => {
  const card = useCard();
  return (
    <QueryPage
      name="card"
      content={card.moved ? 'moved' : card.found ? 'found' : 'proof'}
      query={useSession({ memberOnly: true })}
      skeleton={<Skeleton shape="form" />}
      empty={<JoinCall title={words.joinTitle} note={words.joinNote} />}
      actionOf={() => <CardAction card={card} />}
    >
      {() => <CardView card={card} />}
    </QueryPage>
  );
};

export default CardPage;
