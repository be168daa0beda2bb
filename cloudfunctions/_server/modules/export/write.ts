import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import { count, fenValue, plainYuan, safeText, text, type Value } from '@core/domain/export/cell';

/** `title` says what it is, `note` what is not in it; `mark` who took it away and when, and stands over and under the rows. */
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
  sums.map((sum, n) => (n === 0 ? text('合计') : sum.kind === 'text' ? text('') : sum));

/** Without it Excel reads a CSV in the machine's own encoding. */
const BOM = '\ufeff';

const plain = (value: Value): string => {
  if (value.kind === 'fen') return plainYuan(value.fen);
  return value.kind === 'count' ? String(value.count) : safeText(value.text);
};

const csvLines = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(stringify(rows as string[][], { record_delimiter: 'windows', quoted: true }));

const titled = ({ title, note }: Pick<Table, 'title' | 'note'>): string => (note === undefined ? title : `${title}（${note}）`);

/** The table as CSV with a byte order mark, so that spreadsheets read its Chinese; no more than a part of it is held as values. */
export const toCsv = async (table: Table): Promise<Buffer> => {
  const { mark, head, parts } = table;
  const chunks = [Buffer.from(BOM), csvLines([[safeText(titled(table))], [safeText(mark)], head.map(safeText)])];
  let sums: readonly Value[] | undefined;
  for await (const rows of parts) {
    chunks.push(csvLines(rows.map(row => row.map(plain))));
    sums = addRows(sums, rows);
  }
  return Buffer.concat([...chunks, csvLines([totalOf(sums).map(plain), [safeText(mark)]])]);
};

const cell = (value: Value): Cell => {
  if (value.kind === 'fen') return { value: value.fen / 100, type: Number, format: '#,##0.00' };
  if (value.kind === 'count') return { value: value.count, type: Number, format: '0' };
  const safe = safeText(value.text);
  return safe === '' ? null : { value: safe, type: String };
};

const marked = (mark: string): Cell[] => [{ value: safeText(mark), type: String, textColor: '#888888' }];

const WIDTH = 16;

const bold = (words: string): Cell => ({ value: safeText(words), type: String, fontWeight: 'bold' });

/** The table as an XLSX workbook of one sheet; what says what the columns are stays in sight. It is held whole: mind `MOST_ROWS`. */
export const toXlsx = async (table: Table): Promise<Buffer> => {
  const { mark, head, parts } = table;
  const body: Cell[][] = [];
  let sums: readonly Value[] | undefined;
  for await (const rows of parts) {
    body.push(...rows.map(row => row.map(cell)));
    sums = addRows(sums, rows);
  }
  const total = totalOf(sums).map(value => {
    const sum = cell(value);
    return sum === null ? null : { ...sum, fontWeight: 'bold' as const };
  });
  const data = [[bold(titled(table))], marked(mark), head.map(bold), ...body, total, marked(mark)];
  return writeXlsxFile(data, { sheet: '导出', columns: head.map(() => ({ width: WIDTH })), stickyRowsCount: 3 }).toBuffer();
};
