import type { Database } from '../../db/database';
import { TEMPLATES, type Template } from './documents';

/** A group runs some hundred offers at a time. */
const MOST_OFFERS = 1000;

/** Offers that run or will run, those that end first at the top. */
export const findRunning = (db: Database, now: number): Promise<Template[]> =>
  db.collection<Template>(TEMPLATES).find(
    { state: 'published', claimUntil: db.command.gte(now) },
    {
      order: [
        ['claimUntil', 'asc'],
        ['_id', 'asc'],
      ],
      limit: MOST_OFFERS,
    },
  );

export const findTemplates = (db: Database, ids: readonly string[]): Promise<Template[]> =>
  db.collection<Template>(TEMPLATES).find({ _id: db.command.in([...ids]) }, { limit: MOST_OFFERS });
