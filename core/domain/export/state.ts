import { ok, refuse, type Result } from '../result';

/** Up to here one person may take data away alone, in one day. */
export const ALONE_ROWS = 1_000;
/** More than this is not made at all. A workbook is held whole while it is made: this many rows fit into a function's memory. */
export const MOST_ROWS = { csv: 100_000, xlsx: 10_000 } as const;
/** So often it is tried to make a file. */
export const MOST_TRIES = 3;

export const EXPORT_STATES = ['waiting', 'approved', 'ready', 'rejected', 'expired', 'failed'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];
export const EXPORT_EVENTS = ['approve', 'reject', 'grow', 'make', 'expire', 'fail'] as const;
export type ExportEvent = (typeof EXPORT_EVENTS)[number];

const table: Readonly<Record<ExportState, Partial<Record<ExportEvent, ExportState>>>> = {
  waiting: { approve: 'approved', reject: 'rejected' },
  // `grow`: while it was made it came to more rows than were let go
  approved: { make: 'ready', grow: 'waiting', fail: 'failed' },
  ready: { expire: 'expired' },
  rejected: {},
  expired: {},
  failed: {},
};

/** The state after an event, or `EXPORT_WRONG_STATE`. */
export const nextExportState = (state: ExportState, event: ExportEvent): Result<ExportState, 'EXPORT_WRONG_STATE'> => {
  const next = table[state][event];
  return next === undefined ? refuse('EXPORT_WRONG_STATE') : ok(next);
};

/** The state in which an export of so many rows begins, for who took `alone` rows already that day without anybody else. */
export const firstState = (rows: number, alone: number): ExportState => (rows + alone > ALONE_ROWS ? 'waiting' : 'approved');

/** Is it more than was let go: one person's own, or what was approved and a tenth? */
export const hasGrown = (made: number, asked: { rows: number; approved: boolean }): boolean =>
  made > (asked.approved ? Math.floor(asked.rows * 1.1) : ALONE_ROWS);
