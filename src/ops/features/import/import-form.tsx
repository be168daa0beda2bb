import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { FailureLine } from '@/components/error-state/error-state';
import { ImportHistory } from './import-history';
import { ImportView } from './import-view';
import { importMessages as m } from './messages';
import { useImport } from './use-import';

type ImportFormProps = { templateId: string; title: string; onOther: () => void };

/** A file for one offer, how far it is, and those before it. */
export const ImportForm = ({ templateId, title, onOther }: ImportFormProps) => {
  const { view, choose, show, busy, failure } = useImport();
  return (
    <View className="y-stack-12">
      <Card title={title}>
        <View className="y-stack-12">
          <View className="y-note">{m.note}</View>
          <FailureLine failure={failure} />
          <Button loading={busy} onClick={() => void choose(templateId)}>
            {m.choose}
          </Button>
          <Button kind="quiet" compact onClick={onOther}>
            {m.other}
          </Button>
        </View>
      </Card>
      {view && <ImportView view={view} />}
      <ImportHistory
        templateId={templateId}
        changed={view && `${view.importId} ${view.state}`}
        onShow={importId => void show(importId)}
      />
    </View>
  );
};
