import type { DryApplication, DryRunAnswer, DryRunInput } from '@core/contracts/dry-run';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { fen } from '@core/contracts/shared';
import { applyCoupons, type Application } from '@core/domain/coupon/money/apply';
import { bestOf } from '@core/domain/coupon/search/best';
import { judgeCoupon } from '@core/domain/coupon/fit/judge';
import type { Misfit } from '@core/domain/coupon/fit/misfit';
import { misfitText } from '@core/domain/coupon/text/misfit-text';
import { giftOf } from '@core/domain/coupon/text/offer-text';
import type { Bill, CouponPiece } from '@core/domain/coupon/rules';
import { ownScope } from '@core/domain/coupon/fit/scope';
import { paidFor, settle, type SettlementLine } from '@core/domain/coupon/money/settle';
import { ok, refuse, type Result } from '@core/domain/result';

/** Of no brand and no category that anybody could name. */
const ANYTHING = { brandId: '', categoryPath: [] };

/** There is no counter to ask what it hands out: what was said, else what is on the bill, else something. */
const goodsOf = ({ goods, lines }: DryRunInput): Bill['goods'] => goods ?? (lines.length > 0 ? lines : [ANYTHING]);

const billOf = (input: DryRunInput): Bill => {
  const { lines, storeId, counterId, channel, at, member, freightFen } = input;
  return { lines, goods: goodsOf(input), storeId, counterId, channel, at, member, freightFen };
};

const pieceOf = ({ couponId, templateId, validFrom, validUntil, template }: DryRunInput['coupons'][number]): CouponPiece => ({
  couponId,
  templateId,
  state: 'issued',
  validFrom,
  validUntil,
  rules: { ...template, scope: ownScope(template) },
});

const misfitOf = (couponId: string, { code, ...facts }: Misfit, at: number): DryRunAnswer['misfits'][number] => ({
  couponId,
  code,
  message: misfitText({ code, ...facts } as Misfit, at),
  facts,
});

const splitOf = (amountFen: number, savedFen: number) => ({ amountFen, savedFen, payFen: amountFen - savedFen });

/** Who bears what the coupons took off. */
const settlementOf = ({ coupons }: Application, bill: Bill, byId: ReadonlyMap<string, CouponPiece>): SettlementLine[] => {
  const brandOfLine = new Map(bill.lines.map(({ lineId, brandId }) => [lineId, brandId]));
  return coupons.flatMap(({ couponId, savedFen, lines }) => {
    const { benefit, brandId, costBearers } = byId.get(couponId)!.rules;
    const perBrand = lines.map(line => ({ brandId: brandOfLine.get(line.lineId)!, savedFen: line.savedFen }));
    return settle({ couponId, savedFen, lines: perBrand, paidFen: paidFor(benefit), brandId }, costBearers);
  });
};

/** What the coupons did, line by line. */
const detailOf = (application: Application, bill: Bill, pieces: readonly CouponPiece[]): DryApplication => {
  const { coupons, savedFen, payFen } = application;
  const byId = new Map(pieces.map(piece => [piece.couponId, piece]));
  const savedOn = new Map<string, number>();
  for (const { lineId, savedFen: off } of coupons.flatMap(({ lines }) => lines)) savedOn.set(lineId, (savedOn.get(lineId) ?? 0) + off);
  const freightSavedFen = coupons.reduce((sum, { freightFen = 0 }) => sum + freightFen, 0);
  return {
    couponIds: coupons.map(({ couponId }) => couponId),
    savedFen,
    payFen,
    coupons: coupons.map(share => {
      const { title, benefit } = byId.get(share.couponId)!.rules;
      return { ...share, title, gift: giftOf(benefit) };
    }),
    lines: bill.lines.map(({ lineId, amountFen }) => ({ lineId, ...splitOf(amountFen, savedOn.get(lineId) ?? 0) })),
    freight: splitOf(bill.freightFen ?? 0, freightSavedFen),
    settlement: settlementOf(application, bill, byId),
  };
};

const hasTwice = (names: readonly string[]): boolean => new Set(names).size < names.length;

const refuseInput = ({ lines, coupons, couponIds = [], freightFen }: DryRunInput): Result<number, ErrorCode> => {
  if (hasTwice(lines.map(({ lineId }) => lineId))) return refuse('BILL_LINE_REPEATED');
  if (hasTwice(coupons.map(({ couponId }) => couponId))) return refuse('REQUEST_INVALID', { fields: ['coupons'] });
  const known = new Set(coupons.map(({ couponId }) => couponId));
  if (hasTwice(couponIds) || couponIds.some(couponId => !known.has(couponId))) return refuse('REQUEST_INVALID', { fields: ['couponIds'] });
  const subtotalFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return fen.safeParse(subtotalFen + freightFen).success ? ok(subtotalFen) : refuse('REQUEST_INVALID', { fields: ['lines'] });
};

const choose = (asked: readonly CouponPiece[], bill: Bill): Pick<DryRunAnswer, 'chosen' | 'chosenRefusal'> => {
  if (asked.length === 0) return {};
  const applied = applyCoupons(asked, bill);
  return applied.ok
    ? { chosen: detailOf(applied.application, bill, asked) }
    : { chosenRefusal: misfitOf(applied.couponId, applied.misfit, bill.at) };
};

/** The engine alone: the same request always has the same answer, wherever and whenever it is asked. */
export const dryRun = (input: DryRunInput): Result<DryRunAnswer, ErrorCode> => {
  const checked = refuseInput(input);
  if (!checked.ok) return checked;
  const bill = billOf(input);
  const pieces = input.coupons.map(pieceOf);
  const fits: DryRunAnswer['fits'] = [];
  const misfits: DryRunAnswer['misfits'] = [];
  for (const piece of pieces) {
    const judged = judgeCoupon(piece, bill);
    if (judged.fits) fits.push({ couponId: piece.couponId, savesFen: judged.usable.aloneFen });
    else misfits.push(misfitOf(piece.couponId, judged.misfit, bill.at));
  }
  const asked = new Set(input.couponIds);
  return ok({
    subtotalFen: checked.data,
    freightFen: input.freightFen,
    fits,
    misfits,
    best: detailOf(bestOf(pieces, bill), bill, pieces),
    ...choose(
      pieces.filter(({ couponId }) => asked.has(couponId)),
      bill,
    ),
  });
};
