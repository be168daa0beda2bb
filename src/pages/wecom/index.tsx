import { EmptyState } from '@/components/empty-state/empty-state';
import { Page } from '@/components/page/page';
import { Steps } from '@/components/steps/steps';
import { Card } from '@/components/card/card';
import { wecomMessages as words } from '@/features/wecom/messages';

const WecomPage = () => (
  <Page name="wecom">
    <EmptyState icon="wechat" title={words.title} note={words.note} />
    <Card>
      <Steps steps={words.steps} />
    </Card>
  </Page>
);

export default WecomPage;
