import { brandOf, counterOf, storeOf, type Org } from '../org/service';

const STATEMENT = /^stmt_(br_.+)_(\d{4}-\d{2})$/;

/** What a subject is called where its id and the organisation say it: a statement by brand and month, a counter, a store, a brand. */
export const nameFromOrg = (org: Org, subjectId: string): string | undefined => {
  const [, brandId, month] = STATEMENT.exec(subjectId) ?? [];
  if (brandId !== undefined && org.brands.has(brandId)) return `${brandOf(org, brandId).name} ${month}`;
  if (org.brands.has(subjectId)) return brandOf(org, subjectId).name;
  if (org.counters.has(subjectId)) return counterOf(org, subjectId).name;
  return org.stores.has(subjectId) ? storeOf(org, subjectId).name : undefined;
};
