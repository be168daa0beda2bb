import type { Question } from '@/lib/confirm';
import { changeYuanText, signedYuanText } from '../../lib/signed-yuan';
import { statementMessages as m } from './messages';
import type { StatementView } from './use-statement';

const changes = (from: number, to: number): string => m.dueChanges(signedYuanText(from), signedYuanText(to));

/** Before a brand is shown another sum: which one, and what becomes of its yes to the one before. */
export const askReissue = ({
  state,
  dueFen,
  bookedDueFen = dueFen,
}: Pick<StatementView, 'state' | 'dueFen' | 'bookedDueFen'>): Question => ({
  title: m.reissueTitle,
  body: changes(dueFen, bookedDueFen) + (state === 'confirmed' ? m.confirmedVoid : m.reissueText),
  yes: m.reissue,
  danger: state === 'confirmed',
});

const afterCorrection = ({ state }: Pick<StatementView, 'state'>): string => {
  if (state === 'open') return m.correctDraft;
  return state === 'confirmed' ? m.confirmedVoid : m.correctIssued;
};

/** Before a correction is booked: what will be owed, and when the brand learns of it. */
export const askCorrect = (
  statement: Pick<StatementView, 'state' | 'locked' | 'dueFen' | 'bookedDueFen'>,
  amountFen: number,
): Question => {
  const { dueFen, bookedDueFen = dueFen, locked, state } = statement;
  return {
    title: m.correctAsk(changeYuanText(amountFen)),
    body: locked
      ? m.correctLocked(signedYuanText(dueFen))
      : changes(bookedDueFen, bookedDueFen + amountFen) + afterCorrection(statement),
    yes: m.correct,
    danger: state === 'confirmed' && !locked,
  };
};
