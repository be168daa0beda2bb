import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const CouponPage = () => (
  <Page name="coupon">
    <View>券详情</View>
  </Page>
);

export default CouponPage;
