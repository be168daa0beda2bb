import { View } from '@tarojs/components';
import { useState } from 'react';
import { Skeleton } from '@/components/skeleton/skeleton';
import { useActing } from '@/lib/acting';
import { useParams } from '@/lib/go';
import { OpsQueryPage } from '../../components/desktop/ops-page';
import { NoteSheet } from '../../components/note-sheet';
import { CorrectSheet } from '../../features/statement/correct-sheet';
import { SalesSection } from '../../features/sales/sales-section';
import { LineSheet } from '../../features/statement/line-sheet';
import { LinesTable } from '../../features/statement/lines-table';
import { isNoted, NOTE_WORDS } from '../../features/statement/note-words';
import { StatementActions } from '../../features/statement/statement-actions';
import { Changed, Objection, StatementHead, StatementHistory } from '../../features/statement/statement-head';
import { useSteps } from '../../features/statement/use-steps';
import { useLines, type StatementView } from '../../features/statement/use-statement';
import { monthText } from '../../lib/books-words';

type SheetsProps = { steps: ReturnType<typeof useSteps>; statement: StatementView };

/** Where a step needs a word or an amount. */
const StepSheets = ({ steps, statement }: SheetsProps) => {
  const { sheet, busy, close } = steps;
  if (sheet === 'correct')
    return (
      <CorrectSheet
        busy={busy}
        onClose={close}
        onYes={(amountFen, why) => void steps.correct(statement, amountFen, why)}
      />
    );
  if (!isNoted(sheet)) return null;
  const words = NOTE_WORDS[sheet];
  return (
    <NoteSheet
      {...words}
      yes={words.title}
      busy={busy}
      onClose={close}
      onYes={text => void steps.note(sheet, text, statement)}
    />
  );
};

const StatementPage = () => {
  const { statementId = '' } = useParams('statement');
  const role = useActing(state => state.acting?.role);
  const [turn, setTurn] = useState(0);
  const [line, setLine] = useState<string>();
  const steps = useSteps(statementId, () => setTurn(old => old + 1));
  const lines = useLines(statementId, turn);
  const shown = steps.query.data;
  return (
    <OpsQueryPage
      name="statement"
      query={steps.query}
      skeleton={<Skeleton shape="list" />}
      title={shown && `${shown.brand.name} ${monthText(shown.month)}`}
      under="statements"
    >
      {data => (
        <View className="y-stack-16">
          <View className="statement__tools">
            <StatementActions
              role={role}
              statement={data}
              busy={steps.busy}
              onAsk={what => void steps.ask(what, data)}
            />
          </View>
          <Changed statement={data} />
          <Objection statement={data} />
          <StatementHead statement={data} />
          <SalesSection months={[data.month]} brandId={data.brand.brandId} />
          <LinesTable {...lines} statement={data} onRow={row => setLine(row.lineId)} />
          <StatementHistory history={data.history} />
          {line !== undefined && <LineSheet lineId={line} onClose={() => setLine(undefined)} />}
          <StepSheets steps={steps} statement={data} />
        </View>
      )}
    </OpsQueryPage>
  );
};

export default StatementPage;
