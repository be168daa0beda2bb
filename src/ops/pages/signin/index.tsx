import { Page } from '@/components/page/page';
import { useShown } from '@/lib/use-shown';
import { SignInView } from '../../features/sign-in/sign-in-view';
import { useSignIn } from '../../features/sign-in/use-sign-in';

const SignInPage = () => {
  const { state, shown, failure, again } = useSignIn(useShown());
  return (
    <Page name="signin">
      <SignInView state={state} shown={shown} failure={failure} onAgain={again} />
    </Page>
  );
};

export default SignInPage;
