import { View } from '@tarojs/components';
import { useState } from 'react';
import { Skeleton } from '@/components/skeleton/skeleton';
import { useActing } from '@/lib/acting';
import { api, type Answer } from '@/lib/api';
import { confirm } from '@/lib/confirm';
import { go, useParams } from '@/lib/go';
import { useChange } from '@/lib/use-change';
import { OpsQueryPage } from '../../components/desktop/ops-page';
import { NoteSheet } from '../../components/note-sheet';
import { CorrectSheet } from '../../features/statement/correct-sheet';
import { LineSheet } from '../../features/statement/line-sheet';
import { LinesTable } from '../../features/statement/lines-table';
import { statementMessages as m } from '../../features/statement/messages';
import { StatementActions, type Asked } from '../../features/statement/statement-actions';
import { StatementHead, StatementHistory } from '../../features/statement/statement-head';
import { useLines, useStatement, type StatementView } from '../../features/statement/use-statement';
import { monthText } from '../../lib/books-words';
import { told } from '../../lib/told';

const NOTES = {
  dispute: {
    title: m.dispute,
    text: m.disputeText,
    label: m.disputeLabel,
    hint: m.disputeHint,
    missing: m.disputeMissing,
    said: m.disputed,
  },
  answer: {
    title: m.answer,
    text: m.answerText,
    label: m.answerLabel,
    hint: m.answerHint,
    missing: m.answerMissing,
    said: m.answered,
  },
  settle: {
    title: m.settle,
    text: m.settleText,
    label: m.settleLabel,
    hint: m.settleHint,
    missing: m.settleMissing,
    said: m.settled,
  },
};
type Noted = keyof typeof NOTES;
const isNoted = (what: Asked | undefined): what is Noted => what !== undefined && Object.hasOwn(NOTES, what);

const StatementPage = () => {
  const { statementId = '' } = useParams('statement');
  const role = useActing(state => state.acting?.role);
  const statement = useStatement(statementId);
  const [turn, setTurn] = useState(0);
  const lines = useLines(statementId, turn);
  const [asked, setAsked] = useState<Asked>();
  const [line, setLine] = useState<string>();
  const table = useChange((input: { month: string; brandId: string }, requestId) =>
    api.ops('export.request', { kind: 'statement-lines', format: 'xlsx', ...input }, { requestId }),
  );

  const settle = (answer: Answer<StatementView> | undefined, said: string): void => {
    if (!told(answer, said)) return void statement.query.reload();
    statement.query.set(answer.data);
    setAsked(undefined);
  };
  const ask = async (what: Asked, { month, brand }: StatementView): Promise<void> => {
    if (what === 'issue') settle(await statement.issue.run({ statementId }), m.issued);
    else if (what === 'confirm') {
      const sure = await confirm({ title: m.confirmTitle, body: m.confirmText, yes: m.confirm });
      if (sure) settle(await statement.confirm.run({ statementId }), m.confirmed);
    } else if (what === 'export') {
      const answer = await table.run({ month, brandId: brand.brandId });
      if (told(answer, answer?.ok && answer.data.state === 'waiting' ? m.exportWaits : m.exported))
        go('exports');
    } else setAsked(what);
  };
  const correct = async ({ brand, month }: StatementView, amountFen: number, note: string): Promise<void> => {
    const answer = await statement.correct.run({ brandId: brand.brandId, month, amountFen, note });
    if (!told(answer, answer?.ok ? m.corrected(monthText(answer.data.month)) : '')) return;
    setAsked(undefined);
    setTurn(old => old + 1);
    void statement.query.reload();
  };

  return (
    <OpsQueryPage
      name="statement"
      query={statement.query}
      skeleton={<Skeleton shape="list" />}
      title={
        statement.query.data && `${statement.query.data.brand.name} ${monthText(statement.query.data.month)}`
      }
      under="statements"
    >
      {data => (
        <View className="y-stack-16">
          <View className="statement__tools">
            <StatementActions
              role={role}
              statement={data}
              busy={statement.busy || table.busy}
              onAsk={what => void ask(what, data)}
            />
          </View>
          <StatementHead statement={data} />
          <LinesTable {...lines} byKind={data.byKind} onRow={row => setLine(row.lineId)} />
          <StatementHistory history={data.history} />
          {line !== undefined && <LineSheet lineId={line} onClose={() => setLine(undefined)} />}
          {asked === 'correct' && (
            <CorrectSheet
              busy={statement.correct.busy}
              onClose={() => setAsked(undefined)}
              onYes={(amountFen, note) => void correct(data, amountFen, note)}
            />
          )}
          {isNoted(asked) && (
            <NoteSheet
              {...NOTES[asked]}
              yes={NOTES[asked].title}
              busy={statement.busy}
              onClose={() => setAsked(undefined)}
              onYes={note =>
                void statement[asked]
                  .run({ statementId, note })
                  .then(answer => settle(answer, NOTES[asked].said))
              }
            />
          )}
        </View>
      )}
    </OpsQueryPage>
  );
};

export default StatementPage;
