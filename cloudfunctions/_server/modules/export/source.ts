import { dateText, timeText } from '@core/domain/calendar';
import { count, fenValue, text, type Value } from '@core/domain/export/cell';
import { findPage } from '../../db/cursor';
import type { Database, Where } from '../../db/database';
import { BOOK_LINES, type BookLine } from '../books/documents';
import { brandOf, counterOf, storeOf, type Org } from '../org/service';
import { REDEMPTIONS, type Redemption } from '../redemption/documents';
import type { Export } from './documents';

const PAGE = 500;

/** Redemptions are told from the books: those that met their sale. */
const whereOf = ({ kind, month, brandId }: Pick<Export, 'kind' | 'month' | 'brandId'>): Where => ({
  ...(brandId === undefined ? {} : { brandId }),
  month,
  ...(kind === 'redemptions' ? { kind: 'redemption' } : {}),
});

export const countRows = (db: Database, asked: Pick<Export, 'kind' | 'month' | 'brandId'>): Promise<number> =>
  db.collection<BookLine>(BOOK_LINES).count(whereOf(asked));

const KIND: Record<BookLine['kind'], string> = {
  sale: '销售',
  redemption: '核销',
  reversal: '撤销核销',
  refund: '退款',
  'voucher-sold': '售券',
  'voucher-refunded': '退券',
  points: '积分',
  correction: '更正',
  payout: '付款',
};

const LINE_HEAD = ['日期', '时间', '品牌', '门店', '柜台', '小票号', '类型', '原属月份'];
const MONEY_HEAD = [
  '商品金额',
  '收款',
  '其中品牌自收',
  '平台券',
  '积分抵扣',
  '代金券',
  '商场承担',
  '品牌承担',
  '平台承担',
  '更正',
  '应结算',
];
const REDEMPTION_HEAD = [
  '日期',
  '时间',
  '品牌',
  '门店',
  '柜台',
  '小票号',
  '会员',
  '用券',
  '张数',
  '优惠金额',
  '代金券',
  '商场承担',
  '品牌承担',
  '平台承担',
];

const NAME: Record<Export['kind'], string> = { 'statement-lines': '结算明细', redemptions: '核销明细' };

/** "青萝 2026年10月结算明细": over the rows, and the name of the file. */
export const titleOf = (org: Org, { kind, month, brandId }: Pick<Export, 'kind' | 'month' | 'brandId'>): string =>
  `${brandId === undefined ? '全部品牌' : brandOf(org, brandId).name} ${month.slice(0, 4)}年${Number(month.slice(5))}月${NAME[kind]}`;

export const headOf = (kind: Export['kind']): string[] =>
  kind === 'redemptions' ? REDEMPTION_HEAD : [...LINE_HEAD, ...MONEY_HEAD, '说明'];

const placeOf = (org: Org, { counterId, storeId, brandId }: BookLine): Value[] => [
  text(brandOf(org, brandId).name),
  text(storeId === undefined ? '' : storeOf(org, storeId).name),
  text(counterId === undefined ? '' : counterOf(org, counterId).name),
];

const whenOf = (at: number): Value[] => [text(dateText(at)), text(timeText(at))];

const lineRow = (org: Org, line: BookLine): Value[] => {
  const { parts } = line;
  const money = [
    parts.salesFen,
    parts.cashFen,
    parts.takenFen,
    parts.externalFen,
    parts.pointsFen,
    parts.voucherFen,
    parts.mallFen,
    parts.brandFen,
    parts.platformFen,
    parts.correctionFen,
    line.dueFen,
  ];
  const facts = [text(line.slipNo), text(KIND[line.kind]), text(line.movedFrom)];
  return [...whenOf(line.at), ...placeOf(org, line), ...facts, ...money.map(fenValue), text(line.note)];
};

const redemptionRow = (org: Org, line: BookLine, redemption: Redemption | undefined): Value[] => {
  const { parts } = line;
  const titles = (redemption?.coupons ?? []).map(({ title }) => title).join('；');
  const money = [parts.salesFen, parts.voucherFen, parts.mallFen, parts.brandFen, parts.platformFen];
  const who = [text(line.slipNo), text(redemption?.memberMasked), text(titles), count(redemption?.coupons.length ?? 0)];
  return [...whenOf(line.at), ...placeOf(org, line), ...who, ...money.map(fenValue)];
};

const redemptionsOf = async (db: Database, lines: readonly BookLine[]): Promise<Map<string, Redemption>> => {
  const ids = lines.flatMap(({ redemptionId }) => redemptionId ?? []);
  const found = ids.length === 0 ? [] : await db.collection<Redemption>(REDEMPTIONS).find({ _id: db.command.in(ids) }, { limit: PAGE });
  return new Map(found.map(row => [row._id, row]));
};

/** The next page of rows, in the order of a statement's own list. */
export const nextRows = async (db: Database, org: Org, asked: Export): Promise<{ rows: Value[][]; nextCursor?: string }> => {
  const sort = { field: 'bookedAt', direction: 'desc' as const };
  const page = { limit: PAGE, ...(asked.cursor === undefined ? {} : { cursor: asked.cursor }) };
  const { rows, nextCursor } = await findPage(db.command, db.collection<BookLine>(BOOK_LINES), whereOf(asked), sort, page);
  if (asked.kind === 'statement-lines') return { rows: rows.map(line => lineRow(org, line)), nextCursor };
  const redemptions = await redemptionsOf(db, rows);
  return { rows: rows.map(line => redemptionRow(org, line, redemptions.get(line.redemptionId ?? ''))), nextCursor };
};
