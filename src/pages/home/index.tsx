import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const HomePage = () => (
  <Page name="home">
    <View>首页</View>
  </Page>
);

export default HomePage;
