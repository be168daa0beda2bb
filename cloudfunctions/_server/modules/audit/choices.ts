import type { AuditKind, AuditPerson } from '@core/contracts/audit';
import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { OpsContract } from '@core/contracts/ops';
import { ok, type Result } from '@core/domain/result';
import { currentPosts, reachOf } from '@core/domain/staff/post';
import type { StaffContext } from '../../context';
import { loadOrg, type Org } from '../org/service';
import type { Staff } from '../staff/documents';
import { staffNamed } from '../staff/service';
import { auditedActions } from './action-words';

const MOST_PEOPLE = 20;

/** Told apart from others of her name by her first post; one who left has none. */
const toPerson = (org: Org, { _id, name, posts }: Staff, now: number): AuditPerson => {
  const [post] = currentPosts(posts, now);
  const store = post && reachOf(post.role) === 'store' ? org.stores.get(post.storeId) : undefined;
  const brand = post?.brandId === undefined ? undefined : org.brands.get(post.brandId);
  return {
    staffId: _id,
    name,
    ...(post ? { role: post.role } : {}),
    ...(store || brand ? { place: (store ?? brand)!.name } : {}),
  };
};

/** Staff whose name begins so, to read what they did: of her store for a manager, of everywhere for the group's operator. */
export const findAuditPeople = async (
  { deps, as, now }: StaffContext,
  { text }: InputOf<OpsContract, 'audit.people'>,
): Promise<Result<OutputOf<OpsContract, 'audit.people'>, ErrorCode>> => {
  const storeId = as.role === 'group-operator' ? undefined : as.storeId;
  const [org, found] = await Promise.all([loadOrg(deps), staffNamed(deps.db, { text, storeId, limit: MOST_PEOPLE + 1 })]);
  const items = found.slice(0, MOST_PEOPLE).map(person => toPerson(org, person, now));
  return ok({ items, more: found.length > MOST_PEOPLE });
};

/** Every kind of action that the log can hold, by what it is called. */
export const listAuditKinds = async (): Promise<Result<{ items: AuditKind[] }, ErrorCode>> => ok({ items: [...auditedActions] });
