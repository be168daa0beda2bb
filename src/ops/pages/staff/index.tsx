import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const StaffPage = () => (
  <Page name="staff">
    <View>员工管理</View>
  </Page>
);

export default StaffPage;
