import type { Deps } from '../../deps';
import { countUnreadMessages } from './repo';

export const countUnread = ({ db }: Pick<Deps, 'db'>, memberId: string): Promise<number> => countUnreadMessages(db, memberId);
