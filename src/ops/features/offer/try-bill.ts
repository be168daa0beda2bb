import type { OfferDraft } from '@core/contracts/offer-draft';
import type { Tier } from '@core/contracts/shared';
import { applyCoupons } from '@core/domain/coupon/money/apply';
import { explain } from '@core/domain/coupon/money/explain';
import { accountTable, shopperText } from '@core/domain/coupon/text/explain-text';
import { judgeCoupon } from '@core/domain/coupon/fit/judge';
import { ownScope } from '@core/domain/coupon/fit/scope';
import { misfitText } from '@core/domain/coupon/text/misfit-text';
import type { Bill, CouponPiece } from '@core/domain/coupon/rules';

export type TrialLine = { brandId: string; categoryId: string; productId?: string; amountFen: number };
export type Trial = { lines: readonly TrialLine[]; storeId: string; tier: Tier; at: number };

export type TrialResult =
  | {
      fits: true;
      savedFen: number;
      payFen: number;
      sentences: string[];
      savedOnLine: number[];
      /** the accountant's rows, columns as `ACCOUNT_HEAD` names them */
      account: string[][];
    }
  | { fits: false; reason: string };

type Categories = ReadonlyMap<string, { parentId?: string }>;

/** A category and all above it; a loop in the tree ends where it closes. */
export const pathOf = (categories: Categories, categoryId: string): string[] => {
  const path: string[] = [];
  for (let id: string | undefined = categoryId; id && !path.includes(id); id = categories.get(id)?.parentId)
    path.push(id);
  return path;
};

const FOR_EVER = 8_640_000_000_000;
const COUPON = 'trial';

const pieceOf = (draft: OfferDraft): CouponPiece => ({
  couponId: COUPON,
  templateId: COUPON,
  state: 'issued',
  validFrom: 0,
  validUntil: FOR_EVER,
  rules: {
    ...draft,
    scope: ownScope(draft),
    class: draft.class ?? draft.issuer,
    counterIds: 'all',
    version: 1,
  },
});

const lineId = (index: number): string => `l${String(index).padStart(3, '0')}`;

/** Which line of the trial, from 0, a row of the account speaks of; undefined for the freight or a gift. */
export const lineOf = (name: string): number | undefined =>
  /^l\d{3}$/.test(name) ? Number(name.slice(1)) : undefined;

const firstCounter = ({ scope }: OfferDraft): string | undefined =>
  scope.include.find(({ kind }) => kind === 'counters')?.ids[0];

const billOf = (draft: OfferDraft, { lines, storeId, tier, at }: Trial, categories: Categories): Bill => {
  const billLines = lines.map((line, index) => ({
    lineId: lineId(index),
    brandId: line.brandId,
    categoryPath: pathOf(categories, line.categoryId),
    ...(line.productId === undefined ? {} : { productId: line.productId }),
    amountFen: line.amountFen,
  }));
  return {
    lines: billLines,
    goods: billLines.map(({ brandId, categoryPath }) => ({ brandId, categoryPath })),
    storeId,
    counterId: firstCounter(draft) ?? COUPON,
    channel: draft.channel === 'online' ? 'online' : 'counter',
    at,
    // a new member, in time for every offer to new ones
    member: { tier, joinedAt: at },
  };
};

/** What the draft would do to a bill that is only thought of: the counter's own engine, no call, nothing kept. */
export const tryBill = (draft: OfferDraft, trial: Trial, categories: Categories): TrialResult => {
  const piece = pieceOf(draft);
  const bill = billOf(draft, trial, categories);
  const judged = judgeCoupon(piece, bill);
  if (!judged.fits) return { fits: false, reason: misfitText(judged.misfit, trial.at) };
  const applied = applyCoupons([piece], bill);
  if (!applied.ok) return { fits: false, reason: misfitText(applied.misfit, trial.at) };
  const { application } = applied;
  const savedOn = new Map(
    application.coupons.flatMap(({ lines }) => lines).map(({ lineId: id, savedFen }) => [id, savedFen]),
  );
  const explained = explain(application, [piece], bill);
  return {
    fits: true,
    savedFen: application.savedFen,
    payFen: application.payFen,
    sentences: shopperText(explained),
    account: accountTable(explained),
    savedOnLine: trial.lines.map((_, index) => savedOn.get(lineId(index)) ?? 0),
  };
};
