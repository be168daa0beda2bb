import type { ExportRow } from '@core/contracts/export';
import type { Value } from '@core/domain/export/cell';
import type { ExportState } from '@core/domain/export/state';
import type { Doc } from '../../db/database';

/** A table somebody asked for, from the request to the file and its end. */
export type Export = Doc & {
  kind: ExportRow['kind'];
  format: ExportRow['format'];
  month: string;
  /** absent: of all brands */
  brandId?: string;
  state: ExportState;
  /** counted when it was asked for, then as many as were made */
  rows: number;
  at: number;
  byId: string;
  byName: string;
  /** asked for by the brand's own people: others' files are marked with others' names, and may hold what the brand was not shown */
  byBrand?: true;
  /** of a brand's statement: only what was written until it was last issued */
  upTo?: number;
  /** the second person */
  decidedById?: string;
  decidedByName?: string;
  decidedAt?: number;
  note?: string;
  /** how far it is made: pages, rows, and where the next page begins */
  pages: number;
  made: number;
  /** begun since something last came of it */
  tries?: number;
  cursor?: string;
  fileId?: string;
  readyAt?: number;
  expiresAt?: number;
  schema: 1;
};

/** One page of rows, until the file is there. */
export type ExportPart = Doc & { exportId: string; n: number; rows: Value[][]; schema: 1 };

/** What one person took in a day without anybody else; `_id` is `<staffId>|<day>`. */
export type ExportDay = Doc & { rows: number; at: number; schema: 1 };

export const EXPORT_DAYS = 'export_days';
export const EXPORTS = 'exports';
export const EXPORT_PARTS = 'export_parts';

export const partId = (exportId: string, n: number): string => `${exportId}|${String(n).padStart(4, '0')}`;
