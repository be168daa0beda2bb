import { JoinCall } from '@/components/join-call/join-call';
import { QueryPage } from '@/components/page/page';
import { AccountView } from '@/features/account/account-view';
import { accountMessages as words } from '@/features/account/messages';
import { useSession } from '@/lib/session';

const AccountPage = () => (
  <QueryPage
    name="account"
    query={useSession({ memberOnly: true })}
    empty={<JoinCall icon="shield" title={words.joinTitle} note={words.joinNote} />}
  >
    {({ member }) => (member ? <AccountView member={member} /> : null)}
  </QueryPage>
);

export default AccountPage;
