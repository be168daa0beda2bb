import type { QuoteAnswer } from '@core/contracts/bill';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { applyCoupons, type Application } from '@core/domain/coupon/money/apply';
import { bestOf } from '@core/domain/coupon/search/best';
import { judgeCoupon } from '@core/domain/coupon/fit/judge';
import type { Misfit } from '@core/domain/coupon/fit/misfit';
import { clashWith } from '@core/domain/coupon/fit/stacking';
import { misfitText } from '@core/domain/coupon/text/misfit-text';
import { lapsesOf } from '@core/domain/coupon/search/lapse';
import { swapIn, type Swap } from '@core/domain/coupon/search/swap';
import { giftOf } from '@core/domain/coupon/text/offer-text';
import type { Bill, CouponPiece } from '@core/domain/coupon/rules';
import { ok, type Result } from '@core/domain/result';
import type { CounterContext } from '../../context';
import { toPiece, type WholeCoupon } from '../coupon/documents';
import { couponsForBill } from '../coupon/service';
import { toCard } from '../coupon/view';
import type { Org } from '../org/service';
import type { Member } from '../member/documents';
import { pointsOf } from '../points/service';
import { openVisit, type Visit } from '../visit/service';
import { assembleBill, type CounterBill, type TypedLine } from './assemble';
import { offerPoints } from './points';

const titleOf = (couponId: string, known: readonly WholeCoupon[]): string => known.find(({ _id }) => _id === couponId)!.rules.title;

const withTitles = ({ coupons, savedFen, payFen }: Application, known: readonly WholeCoupon[]): QuoteAnswer['best'] => ({
  couponIds: coupons.map(({ couponId }) => couponId),
  savedFen,
  payFen,
  coupons: coupons.map(share => {
    const { title, benefit } = known.find(({ _id }) => _id === share.couponId)!.rules;
    return { ...share, title, gift: giftOf(benefit) };
  }),
});

/** A brand's people do not learn which other brands a shopper is fond of; the mall's people may. */
const knownTo =
  ({ clerk }: CounterContext, { counter }: CounterBill) =>
  ({ rules: { issuer, brandId } }: WholeCoupon): boolean =>
    clerk.employer === 'mall' || issuer === 'mall' || brandId === undefined || counter.brandIds.includes(brandId);

/** Which coupons fit alone, what each saves, and why the others do not. */
const sortOut = (
  org: Org,
  bill: Bill,
  coupons: readonly WholeCoupon[],
  mayKnow: (coupon: WholeCoupon) => boolean,
): Pick<QuoteAnswer, 'fits' | 'misfits'> => {
  const fits: QuoteAnswer['fits'] = [];
  const misfits: QuoteAnswer['misfits'] = [];
  for (const coupon of coupons) {
    const judged = judgeCoupon(toPiece(coupon), bill);
    const card = toCard(org, coupon, bill.at);
    if (judged.fits) fits.push({ coupon: card, savesFen: judged.usable.aloneFen });
    else if (mayKnow(coupon)) misfits.push({ coupon: card, code: judged.misfit.code, message: misfitText(judged.misfit, bill.at) });
  }
  fits.sort((left, right) => right.savesFen - left.savesFen);
  return { fits, misfits };
};

/** So many coupons that the best leaves out are told why; nobody reads on. */
const TOLD_WHY = 20;

/** Tells of coupons that would fit what the best would lose by them. */
const withSwaps = (fits: QuoteAnswer['fits'], best: Application, onHand: readonly WholeCoupon[], bill: Bill): QuoteAnswer['fits'] => {
  const pieceOf = (couponId: string) => toPiece(onHand.find(({ _id }) => _id === couponId)!);
  // what saves most is kept first
  const chosen = [...best.coupons].sort((left, right) => right.savedFen - left.savedFen).map(({ couponId }) => pieceOf(couponId));
  const toSwap = ({ couponIds, goneIds, savedFen }: Swap) => ({
    couponIds,
    gone: goneIds.map(couponId => titleOf(couponId, onHand)),
    lessFen: Math.max(0, best.savedFen - savedFen),
  });
  let told = 0;
  return fits.map(fit => {
    const { couponId } = fit.coupon;
    if (best.coupons.some(share => share.couponId === couponId) || (told += 1) > TOLD_WHY) return fit;
    const swap = swapIn(pieceOf(couponId), chosen, bill);
    return swap ? { ...fit, swap: toSwap(swap) } : fit;
  });
};

/** Tells of paid vouchers among what is used of which more would lapse than they add. */
const withLapses = (fits: QuoteAnswer['fits'], used: Application, onHand: readonly WholeCoupon[], bill: Bill): QuoteAnswer['fits'] => {
  const lapses = new Map(lapsesOf(used, onHand.map(toPiece), bill).map(({ couponId, ...lapse }) => [couponId, lapse]));
  return fits.map(fit => {
    const lapse = lapses.get(fit.coupon.couponId);
    return lapse ? { ...fit, lapse } : fit;
  });
};

type Refused = { couponId: string; misfit: Misfit };

/** Of coupons that clash the one asked for last has the word: it has just been ticked, and it is what she wants. */
const inTheWords = (pieces: readonly CouponPiece[], first: Refused, bill: Bill): Refused => {
  const latest = pieces.at(-1)!;
  const clash = clashWith(pieces.slice(0, -1), latest);
  return clash && judgeCoupon(latest, bill).fits ? { couponId: latest.couponId, misfit: clash } : first;
};

const choose = (bill: Bill, asked: readonly WholeCoupon[]): Pick<QuoteAnswer, 'chosen' | 'chosenRefusal'> => {
  if (asked.length === 0) return {};
  const pieces = asked.map(toPiece);
  const applied = applyCoupons(pieces, bill);
  if (applied.ok) return { chosen: withTitles(applied.application, asked) };
  const { couponId, misfit } = inTheWords(pieces, applied, bill);
  const swap = swapIn(
    pieces.find(piece => piece.couponId === couponId)!,
    pieces,
    bill,
  );
  const instead = swap && { couponIds: swap.couponIds, gone: swap.goneIds.map(gone => titleOf(gone, asked)) };
  return { chosenRefusal: { couponId, code: misfit.code, message: misfitText(misfit, bill.at), ...(instead ? { instead } : {}) } };
};

/** The quote of a bill that was assembled already; one round trip, one more when a coupon is asked for that is not on hand. */
export const quoteBill = async (
  context: CounterContext,
  member: Member,
  counterBill: CounterBill,
  couponIds: readonly string[],
): Promise<Result<QuoteAnswer, ErrorCode>> => {
  const { now } = context;
  const { bill, org, subtotalFen } = counterBill;
  const found = await couponsForBill(context, member._id, [...new Set(couponIds)]);
  if (!found.ok) return found;
  const { onHand, asked } = found.data;
  const best = bestOf(onHand.map(toPiece), bill);
  const { fits, misfits } = sortOut(org, bill, onHand, knownTo(context, counterBill));
  const choice = choose(bill, asked);
  return ok({
    subtotalFen,
    ...offerPoints(bill.lines, choice.chosen ?? best, pointsOf(member, now)),
    fits: withLapses(withSwaps(fits, best, onHand, bill), choice.chosen ?? best, onHand, bill),
    misfits,
    best: withTitles(best, onHand),
    ...choice,
  });
};

/** What the member's coupons would do to this bill; nothing is changed. */
export const quote = async (
  context: CounterContext,
  { ticketId, lines, couponIds = [] }: { ticketId: string; lines: readonly TypedLine[]; couponIds?: readonly string[] },
  ahead?: Promise<Visit | undefined>,
): Promise<Result<QuoteAnswer, ErrorCode>> => {
  const visit = await openVisit(context, ticketId, ahead);
  if (!visit.ok) return visit;
  const assembled = await assembleBill(context, lines, visit.data.member);
  if (!assembled.ok) return assembled;
  return quoteBill(context, visit.data.member, assembled.data, couponIds);
};
