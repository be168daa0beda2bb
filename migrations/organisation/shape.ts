import { z } from 'zod';
import { id, note, version } from '@core/contracts/shared';

const name = z.string().trim().min(1).max(60);
const words = z.string().trim().min(1).max(500);
const pack = z.array(id).max(20).default([]);

const group = z.strictObject({
  name,
  legalEntity: name,
  agreement: z.strictObject({ version, title: name, summary: z.array(words).min(1).max(20) }),
  /** templates that whoever joins the mall is given */
  welcomePack: pack,
});

const category = z.strictObject({ id, name, parentId: id.optional() });

const brand = z.strictObject({
  id,
  name,
  /** address of the picture */
  logo: z.string().min(1).max(200_000),
  legalEntity: name,
  agreement: z.strictObject({ version, title: name, data: z.array(words).min(1).max(20), purpose: words }),
  welcomePack: pack,
});

const store = z.strictObject({ id, name, city: name, address: words, undoMinutes: z.int().min(5).max(1440).optional() });

const counter = z.strictObject({
  id,
  name,
  floor: z.string().trim().min(1).max(10),
  storeId: id,
  brandIds: z.array(id).min(1).max(50),
  categoryIds: z.array(id).min(1).max(50),
  contract: z.enum(['concession', 'lease']),
});

/** Whom nobody in the app can invite: a store's first manager, and headquarters. */
const person = z.strictObject({
  /** the file's own name for her, so that a second run knows her place */
  key: z.string().regex(/^[a-z0-9-]{1,40}$/),
  role: z.enum(['store-manager', 'brand-operator', 'group-operator', 'finance']),
  /** where a manager works; the home of headquarters' people */
  storeId: id,
  /** what a brand operator answers for */
  brandId: id.optional(),
  /** who the passcode is for, as it is printed; never stored */
  note: note.optional(),
});

/** One line of the file of articles; `counterIds` empty: at every counter of the brand. */
export const product = z.strictObject({
  barcode: z.string().regex(/^\d{8}(\d{5})?$/),
  name,
  brandId: id,
  categoryId: id,
  priceYuan: z.string().regex(/^\d{1,8}(\.\d{1,2})?$/),
  counterIds: z.string().regex(/^[\w -]*$/),
  state: z.enum(['listed', 'unlisted']),
});

/** What a group tells of itself in `organisation.json`. */
export const organisation = z.strictObject({
  group,
  categories: z.array(category).min(1).max(5_000),
  brands: z.array(brand).min(1).max(5_000),
  stores: z.array(store).min(1).max(1_000),
  counters: z.array(counter).min(1).max(20_000),
  people: z.array(person).max(1_000).default([]),
  /** a CSV file beside this one */
  products: z.string().min(1).max(200).optional(),
});

export type Organisation = z.infer<typeof organisation>;
export type ProductLine = z.infer<typeof product>;
