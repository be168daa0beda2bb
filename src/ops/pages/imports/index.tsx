import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { EmptyState } from '@/components/empty-state/empty-state';
import { FailureLine } from '@/components/error-state/error-state';
import { Field } from '@/components/field/field';
import { useParams } from '@/lib/go';
import { OpsPage } from '../../components/desktop/ops-page';
import { ImportHistory } from '../../features/import/import-history';
import { ImportView } from '../../features/import/import-view';
import { importMessages as m } from '../../features/import/messages';
import { isTemplateId, useImport } from '../../features/import/use-import';

const ImportsPage = () => {
  const params = useParams('imports');
  const [templateId, setTemplateId] = useState(params.templateId ?? '');
  const [tried, setTried] = useState(false);
  const { view, choose, show, busy, failure } = useImport();
  const known = isTemplateId(templateId);
  const start = () => {
    setTried(true);
    if (known) void choose(templateId);
  };
  return (
    <OpsPage
      name="imports"
      state="ready"
      action={
        <View>
          <FailureLine failure={failure} />
          <Button loading={busy} onClick={start}>
            {m.choose}
          </Button>
        </View>
      }
    >
      <View className="y-stack-12">
        <Card title={m.title}>
          <View className="y-stack-16">
            <View className="y-note">{m.note}</View>
            <Field
              label={m.template}
              value={templateId}
              maxLength={110}
              hint={m.templateHint}
              error={tried && !known ? m.templateWrong : undefined}
              onInput={id => setTemplateId(id.trim())}
            />
          </View>
        </Card>
        {view && <ImportView view={view} />}
        {known ? (
          <ImportHistory
            key={templateId}
            templateId={templateId}
            changed={view && `${view.importId} ${view.state}`}
            onShow={importId => void show(importId)}
          />
        ) : (
          <EmptyState icon="coupons" title={m.noneChosen} />
        )}
      </View>
    </OpsPage>
  );
};

export default ImportsPage;
