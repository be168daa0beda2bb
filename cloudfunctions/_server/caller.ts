import type { LoginContext } from './context';
import { findByOpenid, type Member } from './modules/member/repo';

/** The member behind a login, for actions that anyone may call; undefined for someone who has not joined. */
export const memberOf = ({ deps, login }: LoginContext): Promise<Member | undefined> => findByOpenid(deps.db, login.openid);
