import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { isH5 } from '@/lib/platform';
import { toast } from '@/lib/toast';
import { importMessages as m } from './messages';
import type { ImportView as Import } from './use-import';

const download = (url: string): void => {
  if (isH5) window.open(url, '_blank');
  else toast(m.reportFailed);
};

/** How far one file is, and what was wrong with it. */
export const ImportView = ({ view }: { view: Import }) => (
  <Card title={view.name}>
    <View className="y-stack-12">
      <View>
        {view.state === 'running' ? m.progress(Math.floor(view.doneBp / 100)) : m.states[view.state]}
      </View>
      <View className="y-num">{m.counts(view.added, view.bad)}</View>
      {view.why && <View className="y-note">{view.why.message}</View>}
      {view.faults.length > 0 && (
        <View>
          <View className="y-title">{m.faults}</View>
          {view.faults.map(({ line, message }) => (
            <View key={line} className="y-note">
              {m.faultLine(line, message)}
            </View>
          ))}
        </View>
      )}
      {view.reportUrl && (
        <Button kind="secondary" compact onClick={() => download(view.reportUrl!)}>
          {m.report}
        </Button>
      )}
    </View>
  </Card>
);
