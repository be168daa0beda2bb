import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const DeskPage = () => (
  <Page name="desk">
    <View>服务台</View>
  </Page>
);

export default DeskPage;
