import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const TodayPage = () => (
  <Page name="today">
    <View>今日核销</View>
  </Page>
);

export default TodayPage;
