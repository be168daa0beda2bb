import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const MePage = () => (
  <Page name="me">
    <View>我的</View>
  </Page>
);

export default MePage;
