import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const ConsentsPage = () => (
  <Page name="consents">
    <View>我的同意</View>
  </Page>
);

export default ConsentsPage;
