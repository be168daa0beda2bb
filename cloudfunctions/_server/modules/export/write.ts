import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import { count, fenValue, plainYuan, safeText, text, type Value } from '@core/domain/export/cell';

/** `title` says what it is; `mark` who took it away and when, and stands over and under the rows. */
export type Table = { title: string; mark: string; head: readonly string[]; rows: readonly (readonly Value[])[] };

const addUp = (sum: Value, value: Value): Value => {
  if (sum.kind === 'fen' && value.kind === 'fen') return fenValue(sum.fen + value.fen);
  if (sum.kind === 'count' && value.kind === 'count') return count(sum.count + value.count);
  return text('');
};

/** The sums of amounts and counts, under their columns. */
export const totalOf = (rows: Table['rows']): Value[] => {
  const [first = [], ...rest] = rows;
  const sums = rest.reduce<readonly Value[]>((sum, row) => sum.map((value, n) => addUp(value, row[n]!)), first);
  return sums.map((sum, n) => (n === 0 ? text('合计') : sum.kind === 'text' ? text('') : sum));
};

/** Without it Excel reads a CSV in the machine's own encoding. */
const BOM = '\ufeff';

const plain = (value: Value): string => {
  if (value.kind === 'fen') return plainYuan(value.fen);
  return value.kind === 'count' ? String(value.count) : safeText(value.text);
};

/** The table as CSV with a byte order mark, so that spreadsheets read its Chinese. */
export const toCsv = ({ title, mark, head, rows }: Table): Buffer => {
  const body = [...rows, totalOf(rows)].map(row => row.map(plain));
  const lines = [[safeText(title)], [safeText(mark)], head.map(safeText), ...body, [safeText(mark)]];
  return Buffer.from(BOM + stringify(lines, { record_delimiter: 'windows', quoted: true }));
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

/** The table as an XLSX workbook of one sheet; what says what the columns are stays in sight. */
export const toXlsx = ({ title, mark, head, rows }: Table): Promise<Buffer> => {
  const total = totalOf(rows).map(value => {
    const sum = cell(value);
    return sum === null ? null : { ...sum, fontWeight: 'bold' as const };
  });
  const data = [[bold(title)], marked(mark), head.map(bold), ...rows.map(row => row.map(cell)), total, marked(mark)];
  return writeXlsxFile(data, { sheet: '导出', columns: head.map(() => ({ width: WIDTH })), stickyRowsCount: 3 }).toBuffer();
};
