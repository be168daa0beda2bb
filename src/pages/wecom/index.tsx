import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const WecomPage = () => (
  <Page name="wecom">
    <View>请在微信打开</View>
  </Page>
);

export default WecomPage;
