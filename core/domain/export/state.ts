import { ok, refuse, type Result } from '../result';

/** Up to here one person may take data away alone. */
export const ALONE_ROWS = 1_000;
/** More than this is not made at all. */
export const MOST_ROWS = 100_000;

export const EXPORT_STATES = ['waiting', 'approved', 'ready', 'rejected', 'expired'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];
export const EXPORT_EVENTS = ['approve', 'reject', 'grow', 'make', 'expire'] as const;
export type ExportEvent = (typeof EXPORT_EVENTS)[number];

const table: Readonly<Record<ExportState, Partial<Record<ExportEvent, ExportState>>>> = {
  waiting: { approve: 'approved', reject: 'rejected' },
  // `grow`: while it was made it came to more rows than one person may take
  approved: { make: 'ready', grow: 'waiting' },
  ready: { expire: 'expired' },
  rejected: {},
  expired: {},
};

/** The state after an event, or `EXPORT_WRONG_STATE`. */
export const nextExportState = (state: ExportState, event: ExportEvent): Result<ExportState, 'EXPORT_WRONG_STATE'> => {
  const next = table[state][event];
  return next === undefined ? refuse('EXPORT_WRONG_STATE') : ok(next);
};

/** The state in which an export of so many rows begins. */
export const firstState = (rows: number): ExportState => (rows > ALONE_ROWS ? 'waiting' : 'approved');
