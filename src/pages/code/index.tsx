import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const CodePage = () => (
  <Page name="code">
    <View>会员码</View>
  </Page>
);

export default CodePage;
