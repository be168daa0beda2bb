import { z } from 'zod';

/** Opaque document id: prefix, underscore, then what the noun puts there. */
export const id = z.string().regex(/^[a-z]{2,6}_[0-9A-Za-z_-]{1,100}$/);
/** Amount in fen; never negative on the wire. 10^11 fen is a billion yuan. */
export const fen = z.int().min(0).max(100_000_000_000);
export const instant = z.int().min(0).max(8_640_000_000_000);
/** What the client makes for each change and repeats on a retry. */
export const requestId = z.string().regex(/^[0-9A-Za-z_-]{8,64}$/);
/** At most 32 visible characters fit in a mini-program code. */
export const scene = z.string().regex(/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/);
export const deviceKey = z.string().regex(/^[0-9A-Za-z_-]{8,64}$/);
export const tier = z.enum(['basic', 'silver', 'gold', 'platinum', 'diamond']);
export const version = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const phoneCode = z.string().min(1).max(128);
export const personName = z.string().trim().min(1).max(20);
export const note = z.string().trim().min(1).max(100);
export const nothing = z.strictObject({});

export const pageInput = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).optional(),
});

/** One page of a list; `nextCursor` is absent on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) => z.strictObject({ items: z.array(item), nextCursor: z.string().optional() });

export const brandRef = z.strictObject({ brandId: id, name: z.string(), logo: z.string() });
export const storeRef = z.strictObject({ storeId: id, name: z.string(), city: z.string() });
export const categoryRef = z.strictObject({ categoryId: id, name: z.string() });
export const counterRef = z.strictObject({
  counterId: id,
  name: z.string(),
  floor: z.string(),
  storeId: id,
  storeName: z.string(),
});
export type BrandRef = z.infer<typeof brandRef>;
export type StoreRef = z.infer<typeof storeRef>;
export type CounterRef = z.infer<typeof counterRef>;
export type CategoryRef = z.infer<typeof categoryRef>;
export type Tier = z.infer<typeof tier>;
