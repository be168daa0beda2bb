import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Tag } from '@/components/tag/tag';
import { statementMessages as m } from './messages';
import type { useMonth } from './use-statements';
import './statement.scss';

type MonthToolsProps = {
  month: ReturnType<typeof useMonth>;
  /** nothing can go into it any more */
  locked: boolean;
  /** some are not shown to their brands, or say what the books do not say any more */
  toIssue: number;
  onMake: () => void;
  onIssue: () => void;
  onLock: () => void;
  onExport: () => void;
};

/** What finance does with all statements of a month. */
export const MonthTools = ({
  month,
  locked,
  toIssue,
  onMake,
  onIssue,
  onLock,
  onExport,
}: MonthToolsProps) => (
  <View className="statement__tools">
    {locked && <Tag tone="good">{m.locked}</Tag>}
    {!locked && (
      <Button kind="secondary" compact inline disabled={month.busy} onClick={onMake}>
        {m.make}
      </Button>
    )}
    {!locked && toIssue > 0 && (
      <Button compact inline loading={month.busy} onClick={onIssue}>
        {m.issueAll}
      </Button>
    )}
    {!locked && (
      <Button kind="secondary" compact inline disabled={month.busy} onClick={onLock}>
        {m.lock}
      </Button>
    )}
    <Button kind="quiet" compact inline disabled={month.busy} onClick={onExport}>
      {m.export}
    </Button>
  </View>
);
