import { brandOf, type Org } from '../org/service';
import type { Staff } from './documents';

/** What she is called on a badge of this brand: her own title names the brand that employs her. */
export const titleFor = (org: Org, { title, brandId: own }: Pick<Staff, 'title' | 'brandId'>, brandId: string): string =>
  own === brandId ? title : `${brandOf(org, brandId).name} 导购`;
