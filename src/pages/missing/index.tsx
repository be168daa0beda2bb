import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import { Page } from '@/components/page/page';
import { missingMessages as words } from '@/features/missing/messages';
import { go } from '@/lib/go';

/** Where every address leads that is none of the app's. */
const MissingPage = () => (
  <Page name="missing">
    <EmptyState
      icon="pin"
      title={words.title}
      note={words.note}
      action={<Button onClick={() => go('home')}>{words.home}</Button>}
    />
  </Page>
);

export default MissingPage;
