import type { InputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { RefundPreview, RefundSlip, saleActions, SaleView } from '@core/contracts/sale';
import { changesBetween, type FieldChange } from '@core/domain/change';
import { maskName } from '@core/domain/member/mask';
import { ok, type Result } from '@core/domain/result';
import type { CounterContext, StaffContext } from '../../context';
import { audit } from '../audit/audit';
import { getMemberById } from '../member/service';
import { loadOrg } from '../org/service';
import { productsByIds } from '../product/service';
import { LEFT_MEMBER } from '../redemption/forget';
import { once } from '../request/once';
import { saleHere } from '../sale/service';
import { toSaleView } from '../sale/view';
import { computeRefund, pointsTakenOf, toPreview } from './compute';
import { recallSlip, refundIn, type Made } from './make';
import { findOfSale } from './repo';
import { toSlip } from './view';

type Input<A extends keyof typeof saleActions> = InputOf<typeof saleActions, A>;

const maskedOf = async ({ deps }: CounterContext, memberId: string | undefined): Promise<string | undefined> => {
  const member = memberId === undefined ? undefined : await getMemberById(deps.db, memberId);
  if (!member) return undefined;
  return member.state === 'deleted' ? LEFT_MEMBER : `${maskName(member.name)} ${member.phoneMasked}`;
};

/** A sale with what can still be refunded, and what was. */
export const showSale = async (context: CounterContext, { saleId }: { saleId: string }): Promise<Result<SaleView, ErrorCode>> => {
  const { deps } = context;
  const sale = await saleHere(context, deps.db, saleId);
  if (!sale.ok) return sale;
  const productIds = sale.data.lines.flatMap(({ productId }) => productId ?? []);
  const [org, memberMasked, refunds, products] = await Promise.all([
    loadOrg(deps),
    maskedOf(context, sale.data.memberId),
    findOfSale(deps.db, saleId),
    productsByIds(deps, productIds),
  ]);
  return ok(toSaleView(org, sale.data, { memberMasked, products, refunds: refunds.map(refund => toSlip(org, refund)) }));
};

/** What a refund would give back. */
export const previewRefund = async (
  context: StaffContext,
  { saleId, lines }: Input<'refund.preview'>,
): Promise<Result<RefundPreview, ErrorCode>> => {
  const sale = await saleHere(context, context.deps.db, saleId);
  if (!sale.ok) return sale;
  const computed = computeRefund(sale.data, lines);
  if (!computed.ok) return computed;
  return ok(toPreview(computed.data, await pointsTakenOf(context.deps.db, sale.data, computed.data, context.now)));
};

const BACK = ['cashFen', 'externalFen', 'pointsFen', 'nettedFen'] as const;

/** What of the sale was refunded before and is now, and how this refund went back. */
const changeOf = ({ refund, refundedFen: { before, after } }: Made): FieldChange[] => [
  ...changesBetween({ refundedFen: before }, { refundedFen: after }, ['refundedFen']),
  ...changesBetween(
    {},
    refund,
    BACK.filter(part => refund[part]),
  ),
];

/** Refunds at the cash desk; the slip is the answer. */
export const makeRefund = (
  context: StaffContext,
  { saleId, lines, reason, expectedCashFen }: Input<'refund.make'>,
): Promise<Result<RefundSlip, ErrorCode>> => {
  const { deps, clerk, now } = context;
  const refundId = deps.ids.next('rf');
  return once<RefundSlip, ErrorCode, { refundId: string }>(context, {
    actor: clerk.id,
    ref: { refundId },
    work: async tx => {
      const asked = { saleId, refundId, refundKey: `own:${refundId}`, at: now, lines, reason, expectedCashFen };
      const made = await refundIn(context, tx, asked);
      if (!made.ok) return made;
      const subject = { subjectKind: 'sale', subjectId: saleId, reason, change: changeOf(made.data) };
      await audit(context, tx, { actorKind: 'staff', actorId: clerk.id, storeId: clerk.storeId, ...subject });
      return ok(toSlip(await loadOrg(deps), made.data.refund));
    },
    recall: ref => recallSlip(deps, ref.refundId),
  });
};
