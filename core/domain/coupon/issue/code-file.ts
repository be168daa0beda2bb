import { LONGEST_CODE, normalSaid, SHORTEST_CODE } from './passphrase';

/** Why a line of a file of codes brings none; a closed list. */
export type LineFault = 'CHARACTERS' | 'TOO_SHORT' | 'TOO_LONG' | 'ENCODING' | 'REPEATED' | 'TAKEN';

export type JudgedLine = { kind: 'code'; said: string } | { kind: 'skip' } | { kind: 'fault'; reason: LineFault };

const fault = (reason: LineFault): JudgedLine => ({ kind: 'fault', reason });

/** The first cell of a line, without the quotation marks around it; cells end at a comma, a semicolon or a tab. */
const firstCell = (text: string): string => {
  const cell = /^\s*"((?:[^"]|"")*)"/.exec(text)?.[1]?.replace(/""/g, '"') ?? text.split(/[,;\t]/, 1)[0]!;
  return cell.trim();
};

/** What the first line of a table may be called. */
const HEADINGS = new Set(['CODE', 'CODES', '兑换码', '券码', '券号', '卡号', '口令']);

/** Signs that a code may be written with; anything else is no code, such as what a spreadsheet makes of long numbers. */
const WRITTEN = /^[0-9A-Za-z\s-]*$/;
/** What a decoder puts where the bytes are none of its signs. */
const UNREADABLE = '\ufffd';

/**
 * One line of a file of codes: one code in the first column, with other columns after it if need be.
 * @param text the line without its end @param line from 1
 */
export const judgeCodeLine = (text: string, line: number): JudgedLine => {
  const cell = firstCell(text);
  if (cell === '') return text.trim() === '' ? { kind: 'skip' } : fault('TOO_SHORT');
  if (cell.includes(UNREADABLE)) return fault('ENCODING');
  const said = normalSaid(cell);
  if (line === 1 && HEADINGS.has(said)) return { kind: 'skip' };
  if (!WRITTEN.test(cell.normalize('NFKC'))) return fault('CHARACTERS');
  if (said.length < SHORTEST_CODE) return fault('TOO_SHORT');
  return said.length > LONGEST_CODE ? fault('TOO_LONG') : { kind: 'code', said };
};

const texts: Record<LineFault, string> = {
  CHARACTERS: '只能有英文字母和数字，中间可以有空格或连字符',
  TOO_SHORT: `不足 ${SHORTEST_CODE} 位`,
  TOO_LONG: `超过 ${LONGEST_CODE} 位`,
  ENCODING: '有无法识别的字符，请检查文件编码',
  REPEATED: '与本文件前面的一行重复',
  TAKEN: '这个码以前已经导入过',
};

/** What a reader of the report is told; for a repeated line also of which one. */
export const lineFaultText = (reason: LineFault, first?: number): string =>
  reason === 'REPEATED' && first !== undefined ? `与本文件第 ${first} 行重复` : texts[reason];
