import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const ScanPage = () => (
  <Page name="scan">
    <View>扫会员码</View>
  </Page>
);

export default ScanPage;
