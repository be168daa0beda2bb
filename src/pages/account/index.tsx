import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const AccountPage = () => (
  <Page name="account">
    <View>账号与隐私</View>
  </Page>
);

export default AccountPage;
