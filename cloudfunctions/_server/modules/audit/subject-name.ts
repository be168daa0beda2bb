import type { AuditRecord } from './audit';
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

/** What was booked by hand is called by the brand and the month that its record tells. */
export const nameFromChange = (org: Org, { subjectKind, change = [] }: Pick<AuditRecord, 'subjectKind' | 'change'>): string | undefined => {
  if (subjectKind !== 'book-entry') return undefined;
  const told = (field: string): unknown => change.find(one => one.field === field)?.after;
  const [brandId, month] = [told('brandId'), told('month')];
  return typeof brandId === 'string' && typeof month === 'string' && org.brands.has(brandId)
    ? `${brandOf(org, brandId).name} ${month}`
    : undefined;
};
