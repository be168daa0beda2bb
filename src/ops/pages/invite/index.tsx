import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const InvitePage = () => (
  <Page name="invite">
    <View>邀请员工</View>
  </Page>
);

export default InvitePage;
