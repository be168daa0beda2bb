import type { WalletState } from '@core/domain/coupon/life/state';
import { findPage, type PageOptions, type PageSort } from '../../db/cursor';
import type { Database, Where } from '../../db/database';
import { oneOf } from '../../db/one-of';
import { TEMPLATES, type Template } from '../template/documents';
import { COUPONS, type Coupon } from './documents';
import { bothOf, isFree, letGo } from './free';
import { overdue } from './overdue';

const coupons = (db: Database) => db.collection<Coupon>(COUPONS);

/**
 * So many pieces of one template are ever in one wallet: an offer allows at most `PIECES_PER_MEMBER`, and codes, which no limit
 * per member holds, bring the rest. Whoever has as many gets no further one.
 */
export const MOST_CLAIMS = 1000;

/** Pieces that a member (under any of her ids) holds of one template, and whatever an earlier try of this very request brought. */
export const findClaims = (db: Database, memberIds: readonly string[], templateId: string, claimKey: string): Promise<Coupon[]> =>
  // each branch has an index of its own; a claim key begins with the member's id, so it is nobody else's
  coupons(db).find(db.command.or([{ memberId: oneOf(db, memberIds), templateId }, { claimKey }]) as unknown as Where, {
    limit: MOST_CLAIMS,
  });

/** A template with her claims of it, in one round trip; undefined when there is no such template. */
export const findTemplateAndClaims = async (
  db: Database,
  memberIds: readonly string[],
  templateId: string,
  claimKey: string,
): Promise<{ template: Template; claims: Coupon[] } | undefined> => {
  const hers = { $or: [{ memberId: { $in: [...memberIds] }, templateId }, { claimKey }] };
  const [found] = await db
    .collection<Template>(TEMPLATES)
    .aggregate<Template & { claims: Coupon[] }>([
      { match: { _id: templateId } },
      { lookup: { from: COUPONS, pipeline: [{ $match: hers }, { $limit: MOST_CLAIMS }], as: 'claims' } },
    ]);
  if (!found) return undefined;
  const { claims, ...template } = found;
  return { template, claims };
};

export const getCoupon = (db: Database, couponId: string): Promise<Coupon | undefined> => coupons(db).get(couponId);

export type WalletTab = Extract<WalletState, 'usable' | 'used' | 'expired'>;

const soonestFirst: PageSort = { field: 'validUntil', direction: 'asc' };
const latestFirst: PageSort = { field: 'validUntil', direction: 'desc' };

/** Held by a bill, also past the coupon's own end, or offered; or let go again in time. */
const isHeld = (command: Database['command'], now: number): unknown =>
  command.or([
    { state: 'locked', validUntil: command.gte(now) },
    { state: 'giving', validUntil: command.gte(now) },
    { state: 'locked', 'lock.until': command.gt(now) },
  ]);

/** One page of a wallet; what ends first at the top, or what was used or ended last. */
export const findWallet = (
  db: Database,
  memberId: string,
  tab: WalletTab,
  now: number,
  page: PageOptions,
): Promise<{ rows: Coupon[]; nextCursor?: string }> => {
  const { command } = db;
  if (tab === 'usable') {
    // what is held or offered is still hers, and the wallet says where it is
    const hers = bothOf(command, { memberId }, command.or([{ state: 'issued', validUntil: command.gte(now) }, isHeld(command, now)]));
    return findPage(command, coupons(db), hers, soonestFirst, page);
  }
  if (tab === 'used') {
    return findPage(command, coupons(db), { memberId, state: 'redeemed' }, { field: 'usedAt', direction: 'desc' }, page);
  }
  const over = bothOf(command, { validUntil: command.lt(now) }, isFree(command, now));
  const ended = command.or([{ state: command.in(['expired', 'voided', 'given', 'refunded']) }, over]);
  return findPage(command, coupons(db), bothOf(command, { memberId }, ended), latestFirst, page);
};

/** How many coupons of a wallet a bill is compared with; those that end first. */
const MOST_ON_A_BILL = 200;

/** What a member could use now or soon, or holds elsewhere, which a counter is told why; the first to end first. */
export const findOnHand = (db: Database, memberId: string, now: number): Promise<Coupon[]> =>
  coupons(db).find(
    { memberId, state: db.command.in(['issued', 'locked', 'giving']), validUntil: db.command.gte(now) },
    {
      order: [
        ['validUntil', 'asc'],
        ['_id', 'asc'],
      ],
      limit: MOST_ON_A_BILL,
    },
  );

/** Coupons of one member by id; others' are not found. */
export const findOwn = (db: Database, memberId: string, couponIds: readonly string[]): Promise<Coupon[]> =>
  coupons(db).find({ _id: db.command.in([...couponIds]), memberId });

/** Ids of free coupons whose time is over. */
export const findOverdue = async (db: Database, now: number, limit: number): Promise<string[]> =>
  (await coupons(db).find(overdue(db, now, false), { limit })).map(({ _id }) => _id);

/** Expires those that are still free and over; returns how many. */
export const expire = (db: Database, couponIds: readonly string[], now: number): Promise<number> =>
  coupons(db).updateWhere(bothOf(db.command, { _id: db.command.in([...couponIds]) }, overdue(db, now, false)), {
    state: 'expired',
    ...letGo(db.command),
  });
