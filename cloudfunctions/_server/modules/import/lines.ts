import type { Import } from './documents';

/** One line of the file; `end` is the byte after it. */
export type FileLine = { line: number; text: string; end: number };

const NEWLINE = 0x0a;
/** No line of a table of codes is longer; of what is, the beginning is read and refused. */
const LONGEST_LINE = 4096;
const MARK = '\ufeff';

type From = Required<Pick<Import, 'encoding'>> & Pick<Import, 'cursor' | 'line'>;

/**
 * The lines of a stream from a byte on, holding one line at a time. Neither encoding has a newline inside of a sign, so
 * lines are cut as bytes and read afterwards.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, { encoding, cursor, line: lineBefore }: From): AsyncGenerator<FileLine> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  let at = 0;
  let line = lineBefore;
  let parts: Uint8Array[] = [];
  let held = 0;
  const keep = (bytes: Uint8Array): void => {
    if (held < LONGEST_LINE) parts.push(bytes);
    held += bytes.length;
  };
  const take = (end: number): FileLine => {
    const text = decoder.decode(Buffer.concat(parts).subarray(0, LONGEST_LINE)).replace(/\r$/, '');
    parts = [];
    held = 0;
    line += 1;
    return { line, text: line === 1 && text.startsWith(MARK) ? text.slice(1) : text, end };
  };
  for await (const chunk of chunks) {
    let from = Math.min(chunk.length, Math.max(0, cursor - at));
    for (let newline = chunk.indexOf(NEWLINE, from); newline >= 0; newline = chunk.indexOf(NEWLINE, from)) {
      keep(chunk.subarray(from, newline));
      from = newline + 1;
      yield take(at + from);
    }
    if (from < chunk.length) keep(chunk.subarray(from));
    at += chunk.length;
  }
  if (held > 0) yield take(at);
}

/** Gathers what comes into lists of at most `size`. */
export async function* inLists<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let list: T[] = [];
  for await (const item of items) {
    list.push(item);
    if (list.length < size) continue;
    yield list;
    list = [];
  }
  if (list.length > 0) yield list;
}
