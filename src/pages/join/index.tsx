import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const JoinPage = () => (
  <Page name="join">
    <View>入会</View>
  </Page>
);

export default JoinPage;
