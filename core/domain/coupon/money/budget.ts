import type { Benefit } from '../rules';
import { mostCostFen } from './cost';

/** What became of the pieces of an offer; together they are all that were taken out of its stock. */
export type Pieces = {
  used: number;
  /** in wallets, neither used nor over */
  held: number;
  expired: number;
  voided: number;
  refunded: number;
  /** taken out of stock and in nobody's wallet yet: an order that is being paid, a claim at this moment */
  underway: number;
};

/** A budget's charge by what became of the pieces that it was charged for, in fen; the three sum to the whole. */
export type BudgetParts = { eachFen: number; usedFen: number; openFen: number; endedFen: number };

/**
 * What of a budget was used, may still be used and never will be: a piece that expires, is voided or refunded gives nothing back.
 * Undefined where the pieces were not all charged alike, because the offer was worth something else, or had no budget, before.
 *
 * @param chargedFen what was taken out of the budget in all @param eachFen what a piece is charged now
 */
export const budgetParts = (chargedFen: number, eachFen: number, pieces: Pieces): BudgetParts | undefined => {
  const usedFen = pieces.used * eachFen;
  const openFen = (pieces.held + pieces.underway) * eachFen;
  const endedFen = (pieces.expired + pieces.voided + pieces.refunded) * eachFen;
  return usedFen + openFen + endedFen === chargedFen ? { eachFen, usedFen, openFen, endedFen } : undefined;
};

/** `stock`: so many pieces can never go out; `budget`: so much of it can never be charged. */
export type Mismatch =
  { kind: 'stock'; eachFen: number; payable: number; beyond: number } | { kind: 'budget'; mostFen: number; beyondFen: number };

/**
 * Whether the stock of an offer and its budget fit together: a piece is charged the most that it can take off when it goes out.
 * Undefined when they do, when there is no budget, and where the draft is refused anyway (see `budgetFaults`).
 */
export const stockAgainstBudget = (offer: { benefit: Benefit; stock: number; budgetFen?: number }): Mismatch | undefined => {
  const { benefit, stock, budgetFen } = offer;
  const eachFen = mostCostFen(benefit);
  if (budgetFen === undefined || !eachFen || stock < 1) return undefined;
  const payable = Math.floor(budgetFen / eachFen);
  if (payable < 1) return undefined;
  if (payable < stock) return { kind: 'stock', eachFen, payable, beyond: stock - payable };
  const mostFen = stock * eachFen;
  return budgetFen > mostFen ? { kind: 'budget', mostFen, beyondFen: budgetFen - mostFen } : undefined;
};
