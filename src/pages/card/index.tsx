import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const CardPage = () => (
  <Page name="card">
    <View>合并旧卡</View>
  </Page>
);

export default CardPage;
