import { View } from '@tarojs/components';
import { a11y } from '@/lib/a11y';
import { login } from '@/lib/transport/login';

/** The way out, where the browser was signed in by hand. */
export const SignedInAs = () =>
  login.leave ? (
    <View
      className="nav__leave"
      onClick={() => login.leave?.()}
      {...a11y({ role: 'button', focusable: true, label: '退出登录' })}
    >
      退出登录
    </View>
  ) : null;
