import type { ErrorCode } from '@core/contracts/errors/codes';
import type { OfferView } from '@core/contracts/offer';
import { mostCostFen } from '@core/domain/coupon/money/cost';
import { bearersOfMore, MALL, projectedCost, type Party } from '@core/domain/coupon/template/confirmation';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import type { Transaction } from '../../db/database';
import { loadOrg } from '../org/service';
import type { Template } from '../template/documents';
import type { Confirmation } from '../template/plan';
import { makerOf } from './draft';
import { move } from './move';
import { partiesIn } from './reach';
import { findShards } from './repo';
import { figuresOf, refill, type Refill } from './stock';
import { faultsShown } from './view';

/** What more of an offer can be wrong about; the rules are not asked for anew. */
const FIELDS: readonly string[] = ['stock', 'perMember', 'dailyStock', 'budgetFen'];

/** Those who bear a part that could cost more than they have agreed to. */
const askedAgain = async ({ deps }: StaffContext, before: Template, total: number, wanted: Refill): Promise<Party[]> => {
  const mostFen = mostCostFen(before.benefit);
  const cost = (size: Refill) => projectedCost(before.costBearers, { mostFen, ...size });
  const more = bearersOfMore(before.costBearers, cost({ stock: total, budgetFen: before.budgetFen }), cost(wanted));
  const bearers = before.costBearers.filter(({ bearer }) => more.includes(bearer));
  const parties = partiesIn(await loadOrg(deps), { ...before, costBearers: bearers }, makerOf(before));
  // a brand that came since bears nothing of it
  return parties.filter(party => party === MALL || before.agreedBrandIds?.includes(party) !== false);
};

const applied = async (
  context: StaffContext,
  tx: Transaction,
  before: Template,
  wanted: Refill,
): Promise<Result<Partial<Template>, ErrorCode>> => {
  const refilled = await refill(context.deps.db, tx, before, wanted);
  return refilled.ok ? ok({ ...refilled.data, restock: undefined }) : refilled;
};

type Asked = { templateId: string; revision: number; stock: number; budgetFen?: number };

/**
 * More (or less) of an offer that is out, by new totals, never below what is out: the rules stay, and so do the coupons. It goes on
 * meanwhile; where it could cost others more than they agreed to, the new totals wait for their word.
 */
export const restockOffer = (
  context: StaffContext,
  { templateId, revision, stock, budgetFen }: Asked,
): Promise<Result<OfferView, ErrorCode>> =>
  move(context, templateId, 'restock', async (tx, before) => {
    if (revision !== (before.revision ?? 0)) return refuse('OFFER_CHANGED');
    // whether there is a budget at all is a rule
    if ((budgetFen === undefined) !== (before.budgetFen === undefined)) return refuse('REQUEST_INVALID', { fields: ['budgetFen'] });
    const wanted: Refill = { stock, ...(budgetFen === undefined ? {} : { budgetFen }) };
    const figures = figuresOf(before, await findShards(context.deps.db, [templateId]));
    const faults = faultsShown({ ...before, ...wanted }, figures.issued, context.now).filter(({ field }) => FIELDS.includes(field));
    if (faults.length > 0) return refuse('OFFER_FAULTY', { faults });
    const parties = await askedAgain(context, before, figures.total, wanted);
    if (parties.length === 0) return applied(context, tx, before, wanted);
    return ok({ restock: { ...wanted, asked: parties.map(party => ({ party, answer: 'waiting' as const })) } });
  });

/** What the words on more of it come to: it is there once everybody has agreed; one "no" and it stays as it is. */
export const concludeRestock = async (
  context: StaffContext,
  tx: Transaction,
  before: Template,
  asked: Confirmation[],
): Promise<Result<Partial<Template>, ErrorCode>> => {
  const { stock, budgetFen } = before.restock!;
  const wanted: Refill = { stock, ...(budgetFen === undefined ? {} : { budgetFen }) };
  return asked.every(({ answer }) => answer === 'confirmed') ? applied(context, tx, before, wanted) : ok({ restock: { ...wanted, asked } });
};
