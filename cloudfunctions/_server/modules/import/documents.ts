import type { ImportRow, ImportView } from '@core/contracts/import';
import type { LineFault } from '@core/domain/coupon/issue/code-file';
import type { Doc } from '../../db/database';

export type Ending = { state: 'done' | 'refused'; why?: NonNullable<ImportRow['why']>['code']; reportId?: string };

/** One file of codes on its way into the store. `cursor` and what was done up to it are written in one step. */
export type Import = Doc & {
  templateId: string;
  title: string;
  /** that makes the template: whose operators see it; none for the mall's */
  brandId?: string;
  state: ImportRow['state'];
  /** as the operator's file was called */
  name: string;
  path: string;
  fileId: string;
  bytes: number;
  encoding?: ImportView['encoding'];
  why?: NonNullable<ImportRow['why']>['code'];
  /** bytes and lines that are done */
  cursor: number;
  line: number;
  added: number;
  bad: number;
  at: number;
  byId: string;
  byName: string;
  /** how it ends, once nothing of the file is needed any more; then the file goes, then it has ended */
  ending?: Ending;
  endedAt?: number;
  reportId?: string;
  /** who works on it now may until then; while it waits: until when it may be started */
  leaseUntil: number;
  schema: 1;
};

export type Fault = { line: number; reason: LineFault; first?: number };

/** The bad lines of one page; `line` is the last one of it. */
export type ImportFaults = Doc & { importId: string; line: number; faults: Fault[]; schema: 1 };

export const IMPORTS = 'imports';
export const IMPORT_FAULTS = 'import_faults';

export const faultsId = (importId: string, line: number): string => `${importId}|${String(line).padStart(8, '0')}`;
