import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import { plainYuan, safeText, type Value } from '@core/domain/export/cell';

/** `mark` says who took it away and when, and stands over and under the rows. */
export type Table = { mark: string; head: readonly string[]; rows: readonly (readonly Value[])[] };

/** Without it Excel reads a CSV in the machine's own encoding. */
const BOM = '\ufeff';

const plain = (value: Value): string => {
  if (value.kind === 'fen') return plainYuan(value.fen);
  return value.kind === 'count' ? String(value.count) : safeText(value.text);
};

/** The table as CSV with a byte order mark, so that spreadsheets read its Chinese; its mark stands above and below. */
export const toCsv = ({ mark, head, rows }: Table): Buffer => {
  const lines = [[safeText(mark)], head.map(safeText), ...rows.map(row => row.map(plain)), [safeText(mark)]];
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

/** The table as an XLSX workbook of one sheet, its mark above and below. */
export const toXlsx = ({ mark, head, rows }: Table): Promise<Buffer> => {
  const title = head.map((name): Cell => ({ value: safeText(name), type: String, fontWeight: 'bold' }));
  const data = [marked(mark), title, ...rows.map(row => row.map(cell)), marked(mark)];
  return writeXlsxFile(data, { sheet: '导出', columns: head.map(() => ({ width: WIDTH })), stickyRowsCount: 2 }).toBuffer();
};
