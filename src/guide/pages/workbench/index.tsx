import { View } from '@tarojs/components';
import { Page } from '@/components/page/page';

const WorkbenchPage = () => (
  <Page name="workbench">
    <View>工作台</View>
  </Page>
);

export default WorkbenchPage;
