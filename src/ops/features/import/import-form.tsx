import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { FailureLine } from '@/components/error-state/error-state';
import { useWide } from '../../components/desktop/use-wide';
import { ImportHistory } from './import-history';
import { ImportView } from './import-view';
import { importMessages as m } from './messages';
import { useImport } from './use-import';
import './import.scss';

type ImportFormProps = { templateId: string; title: string; onOther: () => void };

/** A file for one offer, how far it is, and those before it. */
export const ImportForm = ({ templateId, title, onOther }: ImportFormProps) => {
  const wide = useWide();
  const { view, choose, again, show, busy, failure } = useImport();
  return (
    <View className="y-stack-12">
      <Card title={title}>
        <View className="y-stack-12">
          <View className="y-note">{m.note}</View>
          <View className="y-note">{m.characters}</View>
          <FailureLine failure={failure} />
          <View className={wide ? 'import-tools' : 'y-stack-12'}>
            {again && (
              <Button compact={wide} inline={wide} icon="retry" loading={busy} onClick={again}>
                {m.again}
              </Button>
            )}
            <Button
              kind={again ? 'secondary' : 'primary'}
              compact={wide}
              inline={wide}
              loading={busy && !again}
              disabled={busy}
              onClick={() => void choose(templateId)}
            >
              {m.choose}
            </Button>
            <Button kind="quiet" compact inline={wide} onClick={onOther}>
              {m.other}
            </Button>
          </View>
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
