import { api } from '@/lib/api';
import type { Answer } from '@/lib/api';

/** What can be chosen: its name, and what tells it from others of that name. */
export type Found = {
  id: string;
  name: string;
  note: string;
  /** where it stands alone; else its name */ title?: string;
};
export type FoundList = { items: Found[]; more: boolean };
export type Search = (text: string) => Promise<Answer<FoundList>>;

const mapped = <T>(
  answer: Answer<{ items: T[]; more: boolean }>,
  of: (item: T) => Found,
): Answer<FoundList> =>
  answer.ok ? { ...answer, data: { items: answer.data.items.map(of), more: answer.data.more } } : answer;

const about = (text: string): { text?: string } => (text === '' ? {} : { text });

/** Counters by name, building or floor. */
export const searchCounters =
  (brandId: string | undefined): Search =>
  async text =>
    mapped(
      await api.ops('offer.counters', { ...about(text), ...(brandId ? { brandId } : {}) }),
      ({ counterId, name, storeName, floor }) => ({
        id: counterId,
        name,
        note: `${storeName} ${floor}`,
        title: `${storeName} ${name}`,
      }),
    );

/** Products of a brand by name, or of any by the whole barcode. */
export const searchProducts =
  (brandId: string | undefined): Search =>
  async text =>
    mapped(
      await api.ops('offer.products', { ...about(text), ...(brandId ? { brandId } : {}) }),
      ({ productId, name, brand, barcode }) => ({ id: productId, name, note: `${brand.name} ${barcode}` }),
    );
