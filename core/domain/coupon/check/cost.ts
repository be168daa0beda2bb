import { WHOLE_BP } from '../../money';
import { mostCostFen } from '../money/cost';
import { COUPONS_PER_BILL, PIECES_PER_MEMBER } from '../limits';
import { MOST_FEN, type TemplateDraft } from './draft';
import { fault, filledIn, inRange, noneTwice, type Fault } from './fault';

const MOST_PIECES = 100_000_000;
const LOWEST_PRIORITY = 9999;

/** Who bears the cost: shares that are the whole. */
export const bearerFaults = ({ costBearers }: TemplateDraft): Fault[] => {
  const parts = costBearers.flatMap(({ shareBp }, index) => inRange(`costBearers.${index}.shareBp`, shareBp, 0, WHOLE_BP));
  if (parts.length > 0) return parts;
  const sumBp = costBearers.reduce((sum, { shareBp }) => sum + shareBp, 0);
  return [
    ...noneTwice(
      'costBearers',
      costBearers.map(({ bearer }) => bearer),
    ),
    ...(sumBp === WHOLE_BP ? [] : [fault('costBearers', 'SHARES_NOT_WHOLE', { sumBp })]),
  ];
};

/** How many there are, for each member, each day and in all. */
export const stockFaults = ({ stock, issued = 0, perMember, dailyStock }: TemplateDraft): Fault[] => {
  const above = (field: string, pieces: number): Fault[] => (pieces > stock ? [fault(field, 'ABOVE_STOCK', { stock })] : []);
  return [
    ...inRange('stock', stock, 1, MOST_PIECES),
    ...(stock < issued ? [fault('stock', 'BELOW_ISSUED', { issued })] : []),
    ...inRange('perMember', perMember, 1, PIECES_PER_MEMBER),
    ...above('perMember', perMember),
    ...(dailyStock === undefined ? [] : [...inRange('dailyStock', dailyStock, 1, MOST_PIECES), ...above('dailyStock', dailyStock)]),
  ];
};

/** A budget is charged what a piece may cost at most: a rate without a cap has no most, and one that does not reach for one piece stops the template before it begins. */
export const budgetFaults = (draft: TemplateDraft): Fault[] => {
  if (draft.budgetFen === undefined) return [];
  const range = inRange('budgetFen', draft.budgetFen, 1, MOST_FEN * 1000);
  const worthFen = mostCostFen(draft.benefit);
  if (worthFen === undefined) return [...range, fault('benefit.capFen', 'EMPTY')];
  if (worthFen === 0) return [...range, fault('budgetFen', 'NEVER_CHARGED')];
  return range.length === 0 && draft.budgetFen < worthFen ? [fault('budgetFen', 'BUDGET_TOO_SMALL', { worthFen })] : range;
};

/** With which others it goes, and when its turn comes. */
export const stackingFaults = ({ stacking, maxPerBill, priority, class: name }: TemplateDraft): Fault[] => [
  ...filledIn('class', name),
  ...inRange('priority', priority, 0, LOWEST_PRIORITY),
  ...(stacking.kind === 'up-to' ? inRange('stacking.n', stacking.n, 1, COUPONS_PER_BILL) : []),
  ...(maxPerBill === undefined ? [] : inRange('maxPerBill', maxPerBill, 1, COUPONS_PER_BILL)),
];
