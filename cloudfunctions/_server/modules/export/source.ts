import type { Database } from '../../db/database';
import { brandOf, type Org } from '../org/service';
import type { Export } from './documents';
import { entries } from './kinds/entries';
import type { Asked, Kind, Page } from './kinds/kind';
import { redemptions } from './kinds/redemptions';
import { sales } from './kinds/sales';
import { statementLines } from './kinds/statement-lines';

const KINDS: Record<Export['kind'], Kind> = { 'statement-lines': statementLines, redemptions, sales, entries };

type What = Asked & Pick<Export, 'kind'>;

export const countRows = (db: Database, asked: What): Promise<number> => KINDS[asked.kind].count(db, asked);

/** "青萝 2026年10月结算明细": over the rows, and the name of the file. */
export const titleOf = (org: Org, { kind, month, brandId }: Pick<What, 'kind' | 'month' | 'brandId'>): string =>
  `${brandId === undefined ? '全部品牌' : brandOf(org, brandId).name} ${month.slice(0, 4)}年${Number(month.slice(5))}月${KINDS[kind].name}`;

export const headOf = (kind: Export['kind']): readonly string[] => KINDS[kind].head;
export const noteOf = (kind: Export['kind']): string | undefined => KINDS[kind].note;

/** The next page of rows. */
export const nextRows = (db: Database, org: Org, asked: What): Promise<Page> => KINDS[asked.kind].page(db, org, asked);
