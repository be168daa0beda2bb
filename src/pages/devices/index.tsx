import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const DevicesPage = () => (
  <Page name="devices">
    <View>我的设备</View>
  </Page>
);

export default DevicesPage;
