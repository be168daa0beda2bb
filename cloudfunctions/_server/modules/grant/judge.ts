import type { GrantItem } from '@core/contracts/grant';
import { refuseTaking } from '@core/domain/coupon/issue/claim';
import type { StaffContext } from '../../context';
import { judgedAs, type Member } from '../member/documents';
import type { Counter } from '../org/documents';
import { counterOf, countersOfStore, type Org } from '../org/service';
import type { Template } from '../template/documents';

export type GrantRefusal = Extract<GrantItem['grantable'], { ok: false }>['code'];

/** The counter where she stands; for a manager who stands at none all of the store, for others none. */
const countersHere = (org: Org, { as }: StaffContext): Counter[] => {
  if (as.counterId !== undefined) return [counterOf(org, as.counterId)];
  return as.role === 'store-manager' ? countersOfStore(org, as.storeId) : [];
};

const brandsHere = (org: Org, context: StaffContext): Set<string> => {
  const here = countersHere(org, context);
  return new Set(here.flatMap(({ brandIds }) => brandIds));
};

/** May she give this away at all: a coupon that staff give, of the mall or of a brand that is sold here? */
export const isHersToGive = (org: Org, context: StaffContext, { grantPerDay, issuer, brandId }: Template): boolean =>
  grantPerDay !== undefined && (issuer === 'mall' || (brandId !== undefined && brandsHere(org, context).has(brandId)));

export type Counted = { given: number; held: number };

/** Why not now: her own day first, then what stands against the member. */
export const refuseGrant = (template: Template, member: Member, { given, held }: Counted, now: number): GrantRefusal | undefined => {
  if (given >= (template.grantPerDay ?? 0)) return 'GRANT_LIMIT_REACHED';
  const refusal = refuseTaking(template, judgedAs(member), held, now);
  return refusal === 'TEMPLATE_NOT_FOUND' ? 'TEMPLATE_ENDED' : refusal;
};
