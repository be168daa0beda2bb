import { accountName } from '@core/domain/books/account-text';
import { fenValue, text, type Value } from '@core/domain/export/cell';
import { findPage } from '../../../db/cursor';
import { BOOK_ENTRIES, entryNumberOf, type BookEntry } from '../../books/documents';
import { couponsOfEntries, type NamedCoupon } from '../../books/entry-coupons';
import { brandOf, counterOf, storeOf, type Org } from '../../org/service';
import { ENTRY_KINDS, inYuan, numbersOf, titlesOf, whenOf, type Kind } from './kind';

/** An entry has some postings: so many entries are one page. */
const ENTRIES = 100;

const toRows = (org: Org, entry: BookEntry, coupons: readonly NamedCoupon[]): Value[][] => {
  const { at, kind, storeId, counterId, slipNo, movedFrom, note, postings } = entry;
  const facts = [
    ...whenOf(at),
    text(entryNumberOf(entry._id)),
    text(ENTRY_KINDS[kind]),
    text(storeId === undefined ? '' : storeOf(org, storeId).name),
    text(counterId === undefined ? '' : counterOf(org, counterId).name),
    text(slipNo),
    text(titlesOf(coupons)),
    text(numbersOf(coupons)),
    text(movedFrom),
  ];
  return postings.map(({ account, amountFen }) => [
    ...facts,
    text(accountName(account, id => brandOf(org, id).name)),
    fenValue(Math.max(0, amountFen)),
    fenValue(Math.max(0, 0 - amountFen)),
    text(note),
  ]);
};

/** Every posting of a month: the journal. Debits and credits sum to the same. */
export const entries: Kind = {
  name: '记账凭证',
  head: [
    '日期',
    '时间',
    '凭证号',
    '类型',
    '门店',
    '柜台',
    '小票号',
    '用券',
    '券号',
    '原属月份',
    '科目',
    ...inYuan(['借方', '贷方']),
    '说明',
  ],
  count: async (db, { month }) => {
    const [found] = await db
      .collection<BookEntry>(BOOK_ENTRIES)
      .aggregate<{ rows: number }>([{ match: { month } }, { group: { _id: null, rows: { $sum: { $size: '$postings' } } } }]);
    return found?.rows ?? 0;
  },
  page: async (db, org, { month, cursor }) => {
    const page = { limit: ENTRIES, ...(cursor === undefined ? {} : { cursor }) };
    const sort = { field: 'bookedAt', direction: 'asc' as const };
    const { rows, nextCursor } = await findPage(db.command, db.collection<BookEntry>(BOOK_ENTRIES), { month }, sort, page);
    const couponsOf = await couponsOfEntries(db, rows);
    return { rows: rows.flatMap(entry => toRows(org, entry, couponsOf(entry).coupons)), nextCursor };
  },
};
