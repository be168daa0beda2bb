import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const CouponsPage = () => (
  <Page name="coupons">
    <View>券包</View>
  </Page>
);

export default CouponsPage;
