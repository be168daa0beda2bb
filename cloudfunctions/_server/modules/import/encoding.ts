import type { Import } from './documents';

const starts = (bytes: Uint8Array, ...mark: number[]): boolean => mark.every((byte, index) => bytes[index] === byte);

const reads = (encoding: string, bytes: Uint8Array): boolean => {
  try {
    // the last sign may be cut in half
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/**
 * What a file is written in, from its beginning: UTF-8 with or without its mark, or GBK as Chinese spreadsheets save it.
 * Undefined for UTF-16 and for what is no text: a whole file read wrongly would be a report of every line.
 */
export const encodingOf = (head: Uint8Array): Import['encoding'] => {
  if (starts(head, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (starts(head, 0xff, 0xfe) || starts(head, 0xfe, 0xff) || head.includes(0)) return undefined;
  if (reads('utf-8', head)) return 'utf-8';
  return reads('gbk', head) ? 'gbk' : undefined;
};
