import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const ReceiptPage = () => (
  <Page name="receipt">
    <View>核销凭证</View>
  </Page>
);

export default ReceiptPage;
