import { benefitFaults } from './benefit';
import { conditionFaults } from './conditions';
import { bearerFaults, budgetFaults, stackingFaults, stockFaults } from './cost';
import { MOST_FEN, type TemplateDraft } from './draft';
import { filledIn, inRange, type Fault } from './fault';
import { scopeFaults } from './scope';
import { windowFaults } from './windows';

/**
 * Everything that is wrong with a template, each with its field; nothing when it can be published at `now`.
 * @throws Error on rules that are not known
 */
export const templateFaults = (draft: TemplateDraft, now: number): Fault[] => {
  const conditions = conditionFaults(draft);
  return [
    ...filledIn('title', draft.title),
    ...benefitFaults(draft),
    ...inRange('thresholdFen', draft.thresholdFen, 0, MOST_FEN),
    ...scopeFaults(draft),
    ...conditions,
    ...stackingFaults(draft),
    ...bearerFaults(draft),
    // days and hours that are none fit no window, and are told already
    ...windowFaults(conditions.length > 0 ? { ...draft, conditions: [] } : draft, now),
    ...stockFaults(draft),
    ...budgetFaults(draft),
  ];
};
