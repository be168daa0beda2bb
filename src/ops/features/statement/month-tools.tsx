import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Tag } from '@/components/tag/tag';
import { statementMessages as m } from './messages';
import type { useMonthSteps } from './use-month-steps';
import './statement.scss';

type MonthToolsProps = { month: string; steps: ReturnType<typeof useMonthSteps> };

/** What finance does with all statements of a month. */
export const MonthTools = ({ month, steps }: MonthToolsProps) => {
  const { locked, toIssue, busy, onMake, onIssue, onLock, onExport } = steps;
  return (
    <View className="statement__tools">
      {locked && <Tag tone="good">{m.locked}</Tag>}
      {!locked && (
        <Button kind="secondary" compact inline disabled={busy} onClick={() => void onMake(month)}>
          {m.make}
        </Button>
      )}
      {!locked && toIssue > 0 && (
        <Button compact inline loading={busy} onClick={() => void onIssue()}>
          {m.issueAll}
        </Button>
      )}
      {!locked && (
        <Button kind="secondary" compact inline disabled={busy} onClick={() => void onLock(month)}>
          {m.lock}
        </Button>
      )}
      <Button kind="quiet" compact inline disabled={busy} onClick={() => void onExport(month)}>
        {m.export}
      </Button>
    </View>
  );
};
