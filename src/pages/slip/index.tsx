import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const SlipPage = () => (
  <Page name="slip">
    <View>用券凭证</View>
  </Page>
);

export default SlipPage;
