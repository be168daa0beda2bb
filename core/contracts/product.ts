import { z } from 'zod';
import { action, atTheCounter } from './define';
import { brandRef, categoryRef, fen, id, pageInput, pageOf } from './shared';

/** A product as a bill takes it. */
export const productView = z.strictObject({
  productId: id,
  name: z.string(),
  /** EAN-13 */
  barcode: z.string(),
  brand: brandRef,
  category: categoryRef,
  /** the price on the tag; what is paid may be less */
  priceFen: fen,
});
export type ProductView = z.infer<typeof productView>;

export const productActions = {
  /** By the barcode on the tag, at the counter where the caller stands. */
  'product.scan': action({
    caller: atTheCounter,
    touches: 'counter',
    changes: false,
    input: z.strictObject({ barcode: z.string().min(1).max(64) }),
    output: productView,
  }),
  /** Products of that counter, by name; `text` is a part of the name or the beginning of a barcode. */
  'product.list': action({
    caller: atTheCounter,
    touches: 'counter',
    changes: false,
    input: pageInput.extend({ text: z.string().trim().max(40).optional() }),
    output: pageOf(productView),
  }),
};
