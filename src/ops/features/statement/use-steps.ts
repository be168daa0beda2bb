import { useState } from 'react';
import { api, type Answer } from '@/lib/api';
import { confirm } from '@/lib/confirm';
import { go } from '@/lib/go';
import { useChange } from '@/lib/use-change';
import { monthText } from '../../lib/books-words';
import { told } from '../../lib/told';
import { statementMessages as m } from './messages';
import { NOTE_WORDS, type Noted } from './note-words';
import { askCorrect, askReissue } from './questions';
import type { Asked } from './statement-actions';
import { useStatement, type StatementView } from './use-statement';

type Sheet = Noted | 'correct';

/** The steps of one statement, each told how it went; those that need more than a yes open a sheet first. */
export const useSteps = (statementId: string, onCorrected: () => void) => {
  const statement = useStatement(statementId);
  const [sheet, setSheet] = useState<Sheet>();
  const table = useChange((input: { month: string; brandId: string }, requestId) =>
    api.ops('export.request', { kind: 'statement-lines', format: 'xlsx', ...input }, { requestId }),
  );

  const settle = (answer: Answer<StatementView> | undefined, said: string): void => {
    if (!told(answer, said)) return void statement.query.reload();
    statement.query.set(answer.data);
    setSheet(undefined);
  };
  const takeAway = async ({ month, brand }: StatementView): Promise<void> => {
    const answer = await table.run({ month, brandId: brand.brandId });
    if (told(answer, answer?.ok && answer.data.state === 'waiting' ? m.exportWaits : m.exported))
      go('exports');
  };
  const agree = async ({ revision }: StatementView): Promise<void> => {
    const sure = await confirm({ title: m.confirmTitle, body: m.confirmText, yes: m.confirm });
    if (sure) settle(await statement.confirm.run({ statementId, revision }), m.confirmed);
  };
  const takeBack = async ({ revision }: StatementView): Promise<void> => {
    const sure = await confirm({ title: m.withdrawTitle, body: m.withdrawText, yes: m.withdraw });
    if (sure) settle(await statement.withdraw.run({ statementId, revision }), m.withdrawn);
  };
  const show = async (view: StatementView): Promise<void> => {
    // the first issue takes nothing back; a later one changes what the brand was shown
    if (view.state !== 'open' && !(await confirm(askReissue(view)))) return;
    settle(await statement.issue.run({ statementId }), m.issued);
  };
  const ask = async (what: Asked, view: StatementView): Promise<void> => {
    if (what === 'issue') await show(view);
    else if (what === 'confirm') await agree(view);
    else if (what === 'withdraw') await takeBack(view);
    else if (what === 'export') await takeAway(view);
    else setSheet(what);
  };
  const note = async (what: Noted, text: string, { revision }: StatementView): Promise<void> => {
    const input = { statementId, note: text };
    const answer =
      what === 'answer' ? statement.answer.run(input) : statement[what].run({ ...input, revision });
    settle(await answer, NOTE_WORDS[what].said);
  };
  const correct = async (view: StatementView, amountFen: number, why: string): Promise<void> => {
    if (!(await confirm(askCorrect(view, amountFen)))) return;
    const { brand, month } = view;
    const answer = await statement.correct.run({ brandId: brand.brandId, month, amountFen, note: why });
    if (!told(answer, answer?.ok ? m.corrected(monthText(answer.data.month)) : '')) return;
    setSheet(undefined);
    onCorrected();
    void statement.query.reload();
  };
  return {
    query: statement.query,
    busy: statement.busy || table.busy,
    sheet,
    close: () => setSheet(undefined),
    ask,
    note,
    correct,
  };
};
