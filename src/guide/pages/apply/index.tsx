import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const ApplyPage = () => (
  <Page name="apply">
    <View>入职申请</View>
  </Page>
);

export default ApplyPage;
