import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const BadgePage = () => (
  <Page name="badge">
    <View>我的工牌码</View>
  </Page>
);

export default BadgePage;
