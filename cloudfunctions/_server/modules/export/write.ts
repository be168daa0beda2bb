import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type Cell, type CellObject } from 'write-excel-file/node';
import { count, fenValue, plainYuan, safeText, text, type Value } from '@core/domain/export/cell';

/**
 * `title` says what it is, `note` what is not in it; `mark` who took it away and when, and stands over and under the rows.
 * Empty lines keep these apart from the table itself: one heading line, the rows and their sums.
 */
export type Table = {
  title: string;
  note?: string;
  mark: string;
  head: readonly string[];
  parts: AsyncIterable<readonly (readonly Value[])[]>;
};

const addUp = (sum: Value, value: Value): Value => {
  if (sum.kind === 'fen' && value.kind === 'fen') return fenValue(sum.fen + value.fen);
  if (sum.kind === 'count' && value.kind === 'count') return count(sum.count + value.count);
  return text('');
};

/** Sums by column, as far as rows were seen. */
const addRows = (sums: readonly Value[] | undefined, rows: readonly (readonly Value[])[]): readonly Value[] | undefined => {
  const [first, ...rest] = sums === undefined ? rows : [sums, ...rows];
  return first && rest.reduce<readonly Value[]>((sum, row) => sum.map((value, n) => addUp(value, row[n]!)), first);
};

/** The sums of amounts and counts, under their columns. */
const totalOf = (sums: readonly Value[] = []): Value[] =>
  sums.map((sum, n) => (n === 0 ? text('合计') : sum.kind === 'fen' || sum.kind === 'count' ? sum : text('')));

/** Without it Excel reads a CSV in the machine's own encoding. */
const BOM = '\ufeff';

const plain = (value: Value): string => {
  if (value.kind === 'fen') return plainYuan(value.fen);
  if (value.kind === 'day') return value.day;
  return value.kind === 'count' ? String(value.count) : safeText(value.text);
};

const csvLines = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(stringify(rows as string[][], { record_delimiter: 'windows', quoted: true }));

const EMPTY_LINE = Buffer.from('\r\n');

const over = ({ title, note, mark }: Pick<Table, 'title' | 'note' | 'mark'>): string[] => [
  title,
  ...(note === undefined ? [] : [note]),
  mark,
];

/** The table as CSV with a byte order mark, so that spreadsheets read its Chinese; no more than a part of it is held as values. */
export const toCsv = async (table: Table): Promise<Buffer> => {
  const { mark, head, parts } = table;
  const chunks = [Buffer.from(BOM), csvLines(over(table).map(words => [safeText(words)])), EMPTY_LINE, csvLines([head.map(safeText)])];
  let sums: readonly Value[] | undefined;
  for await (const rows of parts) {
    chunks.push(csvLines(rows.map(row => row.map(plain))));
    sums = addRows(sums, rows);
  }
  return Buffer.concat([...chunks, csvLines([totalOf(sums).map(plain)]), EMPTY_LINE, csvLines([[safeText(mark)]])]);
};

const cell = (value: Value): Cell => {
  if (value.kind === 'fen') return { value: value.fen / 100, type: Number, format: '#,##0.00' };
  if (value.kind === 'count') return { value: value.count, type: Number, format: '0' };
  // workbooks have no zone: midnight of that day
  if (value.kind === 'day') return { value: new Date(`${value.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  const safe = safeText(value.text);
  return safe === '' ? null : { value: safe, type: String };
};

const GREY = '#777777';
const SHADE = '#f1ede6';
const words = (said: string, look: Omit<CellObject, 'value' | 'type'> = {}): Cell => ({ ...look, value: safeText(said), type: String });

/** Of characters; what is long is read in its cell. */
const WIDTHS: Readonly<Record<string, number>> = { 日期: 12, 时间: 8, 用券: 28, 券号: 18, 凭证号: 16, 说明: 28 };
const columnOf = (name: string) => ({ width: WIDTHS[name] ?? 16 });

const topOf = ({ title, note, mark }: Table): Cell[][] => [
  [words(title, { fontWeight: 'bold', fontSize: 14 })],
  ...(note === undefined ? [] : [[words(note)]]),
  [words(mark, { textColor: GREY })],
  [],
];

const boldly = (one: Cell): Cell => (one === null ? null : { ...(one as CellObject), fontWeight: 'bold', topBorderStyle: 'thin' });

/** The table as an XLSX workbook of one sheet; what says what the columns are stays in sight. It is held whole: mind `MOST_ROWS`. */
export const toXlsx = async (table: Table): Promise<Buffer> => {
  const { mark, head, parts } = table;
  const body: Cell[][] = [];
  let sums: readonly Value[] | undefined;
  for await (const rows of parts) {
    body.push(...rows.map(row => row.map(cell)));
    sums = addRows(sums, rows);
  }
  const heading = head.map(name => words(name, { fontWeight: 'bold', backgroundColor: SHADE, bottomBorderStyle: 'thin' }));
  const top = [...topOf(table), heading];
  const total = totalOf(sums).map(value => boldly(cell(value)));
  const data = [...top, ...body, total, [], [words(mark, { textColor: GREY })]];
  return writeXlsxFile(data, { sheet: '导出', columns: head.map(columnOf), stickyRowsCount: top.length }).toBuffer();
};
