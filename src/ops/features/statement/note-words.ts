import { statementMessages as m } from './messages';
import type { Asked } from './statement-actions';

/** Steps that need a word: what their sheet says, and what is said when it went through. */
export const NOTE_WORDS = {
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
export type Noted = keyof typeof NOTE_WORDS;

export const isNoted = (what: Asked | undefined): what is Noted =>
  what !== undefined && Object.hasOwn(NOTE_WORDS, what);
