import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const InboxPage = () => (
  <Page name="inbox">
    <View>消息</View>
  </Page>
);

export default InboxPage;
