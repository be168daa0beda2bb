import { z } from 'zod';
import { month } from './books-shared';
import { action, staff } from './define';
import { brandRef, id, instant, note, pageInput, pageOf } from './shared';

/** `sales`: voucher, driven and add-on sales apart; `entries`: the journal, of the whole group, not for brands. */
const exportKind = z.enum(['statement-lines', 'redemptions', 'sales', 'entries']);
const exportFormat = z.enum(['csv', 'xlsx']);
/** `waiting` for a second person; `approved` and being made; `ready` to download until it expires; `failed`: it could not be made. */
const exportState = z.enum(['waiting', 'approved', 'ready', 'rejected', 'expired', 'failed']);

const exportRow = z.strictObject({
  exportId: id,
  kind: exportKind,
  format: exportFormat,
  month,
  brand: brandRef.optional(),
  rows: z.int(),
  state: exportState,
  at: instant,
  byName: z.string(),
  /** asked for by the caller herself: somebody else has to approve it */
  mine: z.boolean(),
  /** its file is for who asked for it and who approved it */
  takes: z.boolean(),
  decidedByName: z.string().optional(),
  note: z.string().optional(),
  expiresAt: instant.optional(),
});
export type ExportRow = z.infer<typeof exportRow>;

const anyReader = staff('finance', 'group-operator', 'brand-operator');
const approver = staff('finance', 'group-operator');
const byId = z.strictObject({ exportId: id });

/** Actions of the ops function: tables to take away. Masked, with who and when in them; above 1,000 rows of a person and day a second one approves. */
export const exportActions = {
  'export.request': action({
    caller: anyReader,
    touches: 'group',
    changes: true,
    audit: '申请导出',
    input: z.strictObject({
      kind: exportKind,
      format: exportFormat,
      month,
      /** a brand's people get their own, whatever is asked for */
      brandId: id.optional(),
    }),
    output: exportRow,
  }),
  'export.list': action({ caller: anyReader, touches: 'group', changes: false, input: pageInput, output: pageOf(exportRow) }),
  'export.approve': action({ caller: approver, touches: 'group', changes: true, audit: '批准导出', input: byId, output: exportRow }),
  'export.reject': action({
    caller: approver,
    touches: 'group',
    changes: true,
    audit: '拒绝导出',
    input: byId.extend({ note }),
    output: exportRow,
  }),
  /** A link to the file that holds for ten minutes. */
  'export.download': action({
    caller: anyReader,
    touches: 'group',
    changes: true,
    audit: '下载导出文件',
    input: byId,
    output: z.strictObject({ url: z.string(), fileName: z.string(), until: instant }),
  }),
};
