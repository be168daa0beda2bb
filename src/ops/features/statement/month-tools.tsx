import { View } from '@tarojs/components';
import { endOfMonth } from '@core/domain/books/month';
import { dayText } from '@core/domain/day-text';
import { Button } from '@/components/button/button';
import { Tag } from '@/components/tag/tag';
import { serverNow } from '@/lib/clock';
import { monthText } from '../../lib/books-words';
import { statementMessages as m } from './messages';
import type { useMonthSteps } from './use-month-steps';
import './statement.scss';

type MonthToolsProps = {
  month: string;
  locked: boolean;
  /** all of them are listed, and each was issued as the books say */
  allIssued: boolean;
  steps: ReturnType<typeof useMonthSteps>;
};

/** Until the month is over nothing is issued or locked: the buttons say so before they are pressed. */
const Closing = ({ month, allIssued, steps }: Omit<MonthToolsProps, 'locked'>) => {
  const { busy, onMake, onIssue, onLock } = steps;
  const running = endOfMonth(month) > serverNow();
  return (
    <>
      <Button kind="secondary" compact inline disabled={busy} onClick={() => void onMake(month)}>
        {m.make}
      </Button>
      {(running || !allIssued) && (
        <Button compact inline disabled={busy || running} onClick={() => void onIssue(month)}>
          {m.issueAll}
        </Button>
      )}
      <Button kind="secondary" compact inline disabled={busy || running} onClick={() => void onLock(month)}>
        {m.lock}
      </Button>
    </>
  );
};

/** What finance does with all statements of a month. */
export const MonthTools = ({ month, locked, allIssued, steps }: MonthToolsProps) => (
  <View>
    <View className="statement__tools">
      {locked ? (
        <Tag tone="good">{m.locked}</Tag>
      ) : (
        <Closing month={month} allIssued={allIssued} steps={steps} />
      )}
      <Button kind="quiet" compact inline disabled={steps.busy} onClick={() => void steps.onExport(month)}>
        {m.export}
      </Button>
    </View>
    {endOfMonth(month) > serverNow() && (
      <View className="y-note">
        {m.running(monthText(month), dayText(endOfMonth(month) - 1, serverNow()))}
      </View>
    )}
  </View>
);
