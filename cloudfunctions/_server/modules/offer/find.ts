import { isCalled, wordsOf } from '@core/domain/looked-for';
import { PAGE_SIZE, writeCursor, type PageOptions } from '../../db/cursor';
import type { Database } from '../../db/database';
import type { Org } from '../org/service';
import type { Template } from '../template/documents';
import { findNames, templatesIn, type Listed, type Named } from './repo';

/** Names read in one question, and questions of one page: beyond them the next page goes on where this one stopped. */
const NAMES = 900;
const MOST_QUESTIONS = 3;

type Page = { rows: Template[]; nextCursor?: string };
type Found = { ids: string[]; nextCursor?: string };

const after = ({ updatedAt, _id }: Named): string => writeCursor([updatedAt, _id]);

/** Goes through the names until a page is full, none is left, or enough were read. */
const idsCalled = async (
  db: Database,
  listed: Listed,
  called: (row: Named) => boolean,
  { cursor, limit = PAGE_SIZE }: PageOptions,
): Promise<Found> => {
  const ids: string[] = [];
  let from = cursor;
  for (let question = 0; question < MOST_QUESTIONS; question += 1) {
    const { rows, nextCursor } = await findNames(db, listed, { cursor: from, limit: NAMES });
    for (const row of rows.filter(called)) {
      if (ids.push(row._id) === limit) return { ids, nextCursor: after(row) };
    }
    if (nextCursor === undefined) return { ids };
    from = nextCursor;
  }
  return { ids, nextCursor: from };
};

/**
 * One page of what a party sees and is called so: every word in the title or the brand's name. A page may be short, even empty, and
 * have a next one; the last page that holds any may be followed by an empty one.
 */
export const findCalled = async (db: Database, org: Org, listed: Listed & { text: string }, page: PageOptions): Promise<Page> => {
  const words = wordsOf(listed.text);
  const brandName = (id: string | undefined): string | undefined => (id === undefined ? undefined : org.brands.get(id)?.name);
  const { ids, nextCursor } = await idsCalled(db, listed, ({ title, brandId }) => isCalled([title, brandName(brandId)], words), page);
  const templates = new Map((await templatesIn(db, ids)).map(template => [template._id, template]));
  return { rows: ids.flatMap(id => templates.get(id) ?? []), nextCursor };
};
