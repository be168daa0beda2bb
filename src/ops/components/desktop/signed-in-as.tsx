import { View } from '@tarojs/components';
import { a11y } from '@/lib/a11y';
import { api } from '@/lib/api';
import { confirm } from '@/lib/confirm';
import { newRequestId } from '@/lib/request-id';
import { toast } from '@/lib/toast';
import { login } from '@/lib/transport/login';
import { desktopMessages } from './messages';

const signOut = async (): Promise<void> => {
  const { leaveTitle: title, leaveText: body, leaveYes: yes } = desktopMessages;
  if (!(await confirm({ title, body, yes }))) return;
  const answer = await api.guide('desktop.end', {}, { requestId: newRequestId() });
  // a session that is over already leaves all the same
  if (answer.ok || answer.failure.code === 'DESKTOP_SESSION_NOT_FOUND') login.leave?.();
  else toast(answer.failure.message, 'bad');
};

/** The way out, where the browser was let in by a phone. */
export const SignedInAs = () =>
  login.leave ? (
    <View
      className="nav__leave"
      onClick={() => void signOut()}
      {...a11y({ role: 'button', focusable: true, label: desktopMessages.leave })}
    >
      {desktopMessages.leave}
    </View>
  ) : null;
