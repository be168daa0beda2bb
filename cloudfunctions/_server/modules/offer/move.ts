import type { ErrorCode } from '@core/contracts/errors/codes';
import type { OfferMove, OfferView } from '@core/contracts/offer';
import { MALL, type Party } from '@core/domain/coupon/template/confirmation';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import type { Transaction } from '../../db/database';
import type { Template } from '../template/documents';
import { changeOffer, partyOf, type Changed } from './change';
import { makerOf } from './draft';
import { movesOf } from './view';

type Then = (tx: Transaction, before: Template) => Promise<Result<Partial<Template>, ErrorCode>>;

/** In another state she could: then the state is why. */
const whyNot = (before: Template, party: Party, which: OfferMove): ErrorCode =>
  makerOf(before) === party || (party === MALL && (which === 'pause' || which === 'end')) ? 'TEMPLATE_WRONG_STATE' : 'OFFER_NOT_FOUND';

/** One move by whoever may make it; others do not learn more than that it is not theirs, or not the time. */
export const move = (
  context: StaffContext,
  templateId: string,
  which: OfferMove,
  then: Then,
  reason?: string,
): Promise<Result<OfferView, ErrorCode>> =>
  changeOffer(context, templateId, async (tx, before): Promise<Result<Changed, ErrorCode>> => {
    const party = partyOf(context);
    if (!movesOf(before, party).includes(which)) return refuse(which === 'answer' ? 'OFFER_NOT_ASKED' : whyNot(before, party, which));
    const changed = await then(tx, before);
    return changed.ok ? ok({ after: { ...before, ...changed.data }, ...(reason === undefined ? {} : { reason }) }) : changed;
  });
