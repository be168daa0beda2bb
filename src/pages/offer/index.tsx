import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const OfferPage = () => (
  <Page name="offer">
    <View>优惠详情</View>
  </Page>
);

export default OfferPage;
