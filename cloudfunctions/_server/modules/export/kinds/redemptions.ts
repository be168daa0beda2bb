import { count, fenValue, text, type Value } from '@core/domain/export/cell';
import { findPage } from '../../../db/cursor';
import type { Database, Where } from '../../../db/database';
import { BOOK_LINES, type BookLine } from '../../books/documents';
import { numberOf } from '../../coupon/documents';
import type { Org } from '../../org/service';
import { REDEMPTIONS, type Redemption } from '../../redemption/documents';
import { ENTRY_KINDS, inYuan, numbersOf, PAGE, pageOf, placeOf, titlesOf, whenOf, type Asked, type Kind } from './kind';

/** Told from the books: those that met their sale, and what was taken back of them. */
const whereOf = (db: Database, { month, brandId }: Asked): Where => ({
  ...(brandId === undefined ? {} : { brandId }),
  month,
  kind: db.command.in(['redemption', 'reversal', 'refund']),
});

type Used = Redemption['coupons'][number];

/** Of a bill with goods of several brands, the coupons that took something off this one's; a gift where all goods are its own. */
const couponsOf = (redemption: Redemption | undefined, brandId: string): Used[] => {
  if (!redemption) return [];
  const own = new Set(redemption.lines.filter(({ brand }) => brand.brandId === brandId).map(({ lineId }) => lineId));
  const alone = own.size === redemption.lines.length;
  return redemption.coupons.filter(({ gift, lines }) =>
    gift === undefined ? lines.some(({ lineId, savedFen }) => own.has(lineId) && savedFen > 0) : alone,
  );
};

const SIGN: Partial<Record<BookLine['kind'], number>> = { redemption: 1, reversal: -1 };

const toRow = (org: Org, line: BookLine, redemption: Redemption | undefined): Value[] => {
  const { kind, brandId, parts, slipNo } = line;
  const coupons = couponsOf(redemption, brandId);
  const bearers = [parts.voucherFen, parts.mallFen, parts.brandFen, parts.platformFen];
  const savedFen = bearers.reduce((sum, fen) => sum + fen, 0);
  const numbers = numbersOf(coupons.map(({ couponId }) => ({ number: numberOf(couponId) })));
  const pieces = coupons.length * (SIGN[kind] ?? 0);
  const who = [
    text(slipNo),
    text(ENTRY_KINDS[kind]),
    text(redemption?.memberMasked),
    text(titlesOf(coupons)),
    text(numbers),
    count(pieces),
  ];
  return [...whenOf(line.at), ...placeOf(org, line), ...who, fenValue(savedFen), ...bearers.map(fenValue)];
};

const redemptionsOf = async (db: Database, lines: readonly BookLine[]): Promise<Map<string, Redemption>> => {
  const ids = [...new Set(lines.flatMap(({ redemptionId }) => redemptionId ?? []))];
  const found = ids.length === 0 ? [] : await db.collection<Redemption>(REDEMPTIONS).find({ _id: db.command.in(ids) }, { limit: PAGE });
  return new Map(found.map(row => [row._id, row]));
};

/** A refund of goods that no coupon was used on is none of it. */
const isOfCoupons = ({ parts }: BookLine): boolean =>
  parts.voucherFen !== 0 || parts.mallFen !== 0 || parts.brandFen !== 0 || parts.platformFen !== 0;

/** What coupons took off, bill by bill; what was undone or refunded of it stands below zero. */
export const redemptions: Kind = {
  name: '核销明细',
  head: [
    '日期',
    '时间',
    '品牌',
    '门店',
    '柜台',
    '小票号',
    '类型',
    '会员',
    '用券',
    '券号',
    '张数',
    ...inYuan(['优惠金额', '代金券', '商场承担', '品牌承担', '平台承担']),
  ],
  note: '含撤销核销和退款，以负数列出；没有对上收银小票的核销不在内',
  count: (db, asked) => db.collection<BookLine>(BOOK_LINES).count(whereOf(db, asked)),
  page: async (db, org, asked) => {
    const sort = { field: 'bookedAt', direction: 'desc' as const };
    const { rows, nextCursor } = await findPage(db.command, db.collection<BookLine>(BOOK_LINES), whereOf(db, asked), sort, pageOf(asked));
    const lines = rows.filter(isOfCoupons);
    const found = await redemptionsOf(db, lines);
    return { rows: lines.map(line => toRow(org, line, found.get(line.redemptionId ?? ''))), nextCursor };
  },
};
