import type { ErrorCode } from '@core/contracts/errors/codes';
import type { VoucherOrder as OrderView } from '@core/contracts/voucher';
import { refuseClaim } from '@core/domain/coupon/issue/claim';
import { isForSale, PAY_WINDOW_MS } from '@core/domain/coupon/issue/voucher';
import { ok, refuse, type Result } from '@core/domain/result';
import type { MemberContext } from '../../context';
import { afterLostRace } from '../../db/races';
import { countEver } from '../coupon/held';
import { snapshot } from '../coupon/issue';
import { judgedAs } from '../member/documents';
import { firstAnswer, once } from '../request/once';
import { templateById } from '../template/cache';
import type { Template } from '../template/documents';
import { anyShard, finishReservation, reserve, undoReservation, type Taken } from '../template/stock';
import { openKeyOf, type VoucherOrder } from './documents';
import { findOpenOrder, getOrder, ordersOf } from './repo';
import { toOrderView } from './view';

type Ordered = Result<VoucherOrder, ErrorCode>;

const recallOrder =
  ({ deps }: MemberContext) =>
  async ({ orderId }: { orderId: string }): Promise<Ordered> => {
    const order = await getOrder(deps.db, orderId);
    return order ? ok(order) : refuse('ORDER_NOT_FOUND');
  };

const whySold = async (context: MemberContext, template: Template | undefined): Promise<ErrorCode | undefined> => {
  const { deps, member, now } = context;
  if (!template) return 'TEMPLATE_NOT_FOUND';
  if (!isForSale(template.benefit)) return 'TEMPLATE_NOT_FOR_SALE';
  return refuseClaim(template, judgedAs(member), await countEver(deps.db, deps.db, member, template._id), now);
};

const orderOf = ({ member, now }: MemberContext, orderId: string, template: Template, taken: Taken): VoucherOrder => ({
  _id: orderId,
  state: 'awaiting-payment',
  memberId: member._id,
  templateId: template._id,
  rules: snapshot(template),
  validity: template.validity,
  priceFen: isForSale(template.benefit) ? template.benefit.priceFen : 0,
  at: now,
  payUntil: now + PAY_WINDOW_MS,
  taken,
  openKey: openKeyOf(member._id, template._id),
  payments: [],
  schema: 1,
});

/** Keeps the order under this request; what it answers is another one where the request was answered before. */
const keep = (context: MemberContext, order: VoucherOrder, isNew: boolean): Promise<Ordered> =>
  once<VoucherOrder, ErrorCode, { orderId: string }>(context, {
    actor: context.login.openid,
    ref: { orderId: order._id },
    work: async tx => {
      if (isNew) await ordersOf(tx).insert(order);
      return ok(order);
    },
    recall: recallOrder(context),
  });

/**
 * A piece of stock, then the order that holds it; after a crash between the two the sweeper of reservations gives it back.
 * @throws DuplicateKeyError when another call of hers was faster; the next try finds that order
 */
const orderNew = async (context: MemberContext, template: Template): Promise<Ordered> => {
  const { deps, member, now } = context;
  const orderId = deps.ids.next('vo');
  const asked = { reservationId: deps.ids.next('rs'), couponId: orderId, memberId: member._id, at: now };
  const taken = await reserve(deps.db, template, asked, anyShard(template, deps.random.below));
  if (!taken.ok) return taken;
  let kept: Ordered | undefined;
  try {
    kept = await keep(context, orderOf(context, orderId, template, taken.data), true);
    return kept;
  } finally {
    const isHeld = kept?.ok === true && kept.data._id === orderId;
    await (isHeld ? finishReservation : undoReservation)(deps.db, taken.data);
  }
};

const orderOne = async (context: MemberContext, templateId: string): Promise<Ordered> => {
  const { deps, login, member, now } = context;
  const first = await firstAnswer<VoucherOrder, ErrorCode, { orderId: string }>(context, login.openid, recallOrder(context));
  if (first) return first;
  const open = await findOpenOrder(deps.db, member._id, templateId);
  // one whose time is over is let go by the timer in a moment; until then it may still be paid
  if (open && now <= open.payUntil) return keep(context, open, false);
  if (open) return refuse('TRY_AGAIN');
  const template = await templateById(deps, templateId);
  const refused = await whySold(context, template);
  return refused ? refuse(refused) : orderNew(context, template!);
};

/** Orders one voucher, keeps its stock for 15 minutes and opens its payment. */
export const buyVoucher = async (context: MemberContext, { templateId }: { templateId: string }): Promise<Result<OrderView, ErrorCode>> => {
  const { deps, login, member } = context;
  const { payments } = deps;
  if (!payments) return refuse('PAYMENT_NOT_OPEN');
  if (member.state !== 'active') return refuse('MEMBER_PAUSED');
  const ordered = await afterLostRace(() => orderOne(context, templateId));
  if (!ordered.ok) return ordered;
  const { _id, state, rules, priceFen, payUntil } = ordered.data;
  if (state !== 'awaiting-payment') return ok(toOrderView(ordered.data));
  const ticket = await payments.open({ orderId: _id, openid: login.openid, title: rules.title, amountFen: priceFen, until: payUntil });
  return ok(toOrderView(ordered.data, ticket));
};
