import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const LeavePage = () => (
  <Page name="leave">
    <View>注销账号</View>
  </Page>
);

export default LeavePage;
