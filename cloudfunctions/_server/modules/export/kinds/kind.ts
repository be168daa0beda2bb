import { couponNumberText } from '@core/domain/coupon/issue/number';
import { dateText, timeText } from '@core/domain/calendar';
import { dayValue, text, type Value } from '@core/domain/export/cell';
import type { Database } from '../../../db/database';
import type { BookLine } from '../../books/documents';
import { brandOf, counterOf, storeOf, type Org } from '../../org/service';
import type { Export } from '../documents';

/** What is asked for: of a month, of one brand or of all, and of a statement only what was written until it was shown. */
export type Asked = Pick<Export, 'month' | 'brandId' | 'upTo' | 'cursor'>;
export type Page = { rows: Value[][]; nextCursor?: string };

/** One table that can be taken away. */
export type Kind = {
  name: string;
  head: readonly string[];
  /** what is not in it, or how it is to be read; stands over the rows */
  note?: string;
  count: (db: Database, asked: Asked) => Promise<number>;
  page: (db: Database, org: Org, asked: Asked) => Promise<Page>;
};

export const PAGE = 500;

export const pageOf = ({ cursor }: Asked) => ({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });

export const whenOf = (at: number): Value[] => [dayValue(dateText(at)), text(timeText(at))];

/** Headings of amounts. */
export const inYuan = (names: readonly string[]): string[] => names.map(name => `${name}（元）`);

export const placeOf = (org: Org, { counterId, storeId, brandId }: Pick<BookLine, 'counterId' | 'storeId' | 'brandId'>): Value[] => [
  text(brandOf(org, brandId).name),
  text(storeId === undefined ? '' : storeOf(org, storeId).name),
  text(counterId === undefined ? '' : counterOf(org, counterId).name),
];

const together = (words: readonly string[]): string => words.join('；');

/** What several coupons are called, in one cell. */
export const titlesOf = (coupons: readonly { title: string }[]): string => together(coupons.map(({ title }) => title));

/** Their numbers, in the same order: "7K3M 9QXR 2D4T；…". */
export const numbersOf = (coupons: readonly { number: string }[]): string =>
  together(coupons.map(({ number }) => couponNumberText(number)));

export const ENTRY_KINDS: Record<BookLine['kind'], string> = {
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
