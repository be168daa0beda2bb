import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const VisitPage = () => (
  <Page name="visit">
    <View>接待</View>
  </Page>
);

export default VisitPage;
