import { z } from 'zod';
import { action, staff } from './define';
import { id, instant, nothing, pageInput, pageOf } from './shared';
import { staffRole } from './staff';

const word = z.string().regex(/^[0-9A-Za-z_.:|-]{1,160}$/);

/** One thing somebody looked at or changed. */
const auditRow = z.strictObject({
  recordId: z.string(),
  at: instant,
  actor: z.strictObject({ kind: z.enum(['member', 'staff', 'till', 'system']), actorId: z.string(), name: z.string() }),
  /** "staff.suspend", and in words "停用员工" */
  action: z.string(),
  what: z.string(),
  subject: z.strictObject({ kind: z.string(), subjectId: z.string(), name: z.string().optional() }),
  storeName: z.string().optional(),
  reason: z.string().optional(),
  /** done on a desktop that her phone had let in */
  desktop: z.boolean(),
  change: z.array(z.strictObject({ field: z.string(), before: z.unknown().optional(), after: z.unknown().optional() })),
});
export type AuditRow = z.infer<typeof auditRow>;

/** Somebody whose doings can be read; without a role one who left. */
const auditPerson = z.strictObject({
  staffId: id,
  name: z.string(),
  role: staffRole.optional(),
  /** her store's name, or her brand's */
  place: z.string().optional(),
});
export type AuditPerson = z.infer<typeof auditPerson>;

const auditKind = z.strictObject({ action: z.string(), what: z.string() });
export type AuditKind = z.infer<typeof auditKind>;

const reader = staff('store-manager', 'group-operator');

/** Actions of the ops function: the store manager reads her store's log, the group's operator everything. */
export const auditActions = {
  'audit.list': action({
    caller: reader,
    touches: 'group',
    changes: false,
    input: pageInput.extend({
      actorId: word.optional(),
      subjectId: word.optional(),
      action: word.optional(),
      from: instant.optional(),
      /** the first instant after */
      until: instant.optional(),
    }),
    output: pageOf(auditRow),
  }),
  /** To choose whose: by the beginning of the name. */
  'audit.people': action({
    caller: reader,
    touches: 'group',
    changes: false,
    input: z.strictObject({ text: z.string().trim().min(1).max(20) }),
    output: z.strictObject({ items: z.array(auditPerson), more: z.boolean() }),
  }),
  /** To choose what was done. */
  'audit.kinds': action({
    caller: reader,
    touches: 'group',
    changes: false,
    input: nothing,
    output: z.strictObject({ items: z.array(auditKind) }),
  }),
};
