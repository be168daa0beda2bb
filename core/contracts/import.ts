import { z } from 'zod';
import { action, staff } from './define';
import { id, instant, pageInput, pageOf } from './shared';

/** More than other uploads may have (5 MB): 200,000 codes of 32 characters are 6.6 MB. */
const IMPORT_BYTES = 8 * 1024 * 1024;

const importState = z.enum(['waiting', 'running', 'done', 'refused']);

/** Why a whole file is refused; closed. */
const importRefusal = z.enum(['FILE_MISSING', 'FILE_TOO_LARGE', 'FILE_EMPTY', 'ENCODING_UNKNOWN', 'NEVER_STARTED']);

const importRow = z.strictObject({
  importId: id,
  templateId: id,
  title: z.string(),
  name: z.string(),
  state: importState,
  at: instant,
  byName: z.string(),
  /** lines read so far, blank ones and the heading included */
  lines: z.int(),
  added: z.int(),
  bad: z.int(),
  endedAt: instant.optional(),
  why: z.strictObject({ code: importRefusal, message: z.string() }).optional(),
});
export type ImportRow = z.infer<typeof importRow>;

const importView = importRow.extend({
  encoding: z.enum(['utf-8', 'gbk']).optional(),
  /** how much of the file is done, in basis points */
  doneBp: z.int(),
  /** the first bad lines */
  faults: z.array(z.strictObject({ line: z.int(), message: z.string() })),
  /** a link to the report of every bad line; ten minutes */
  reportUrl: z.string().optional(),
});
export type ImportView = z.infer<typeof importView>;

/** How the bytes are sent: a PUT of them to the address with these headers. */
const uploadTicket = z.strictObject({ url: z.string(), headers: z.record(z.string(), z.string()) });

const byOperators = staff('brand-operator', 'group-operator');

export const importActions = {
  /** Allows an upload of one file of codes. */
  'import.begin': action({
    caller: byOperators,
    touches: 'group',
    changes: true,
    audit: '上传兑换码文件',
    input: z.strictObject({ templateId: id, name: z.string().trim().min(1).max(100), bytes: z.int().min(1).max(IMPORT_BYTES) }),
    output: z.strictObject({ importId: id, upload: uploadTicket }),
  }),
  /** The file is there: reads it, a few seconds of it now and the rest each minute. */
  'import.start': action({
    caller: byOperators,
    touches: 'group',
    changes: true,
    audit: '导入兑换码',
    input: z.strictObject({ importId: id }),
    output: importView,
  }),
  'import.get': action({
    caller: byOperators,
    touches: 'group',
    changes: false,
    input: z.strictObject({ importId: id }),
    output: importView,
  }),
  'import.list': action({
    caller: byOperators,
    touches: 'group',
    changes: false,
    input: pageInput.extend({ templateId: id }),
    output: pageOf(importRow),
  }),
};
