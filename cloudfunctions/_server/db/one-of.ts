import type { Database } from './database';

/** The condition "one of these ids". Almost everybody has one id: then the plain question, which every planner knows. */
export const oneOf = (db: Pick<Database, 'command'>, ids: readonly string[]) => (ids.length === 1 ? ids[0] : db.command.in([...ids]));
