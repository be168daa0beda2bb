import { z } from 'zod';
import { brandRef, id, scene, storeRef, version } from './shared';

/** What a printed code leads to before anything is asked: who invites, to what, and what the welcome pack holds. */
export const invite = z.strictObject({
  scene,
  placement: z.enum(['badge', 'counter-sign', 'poster']),
  guide: z.strictObject({ name: z.string(), title: z.string(), avatar: z.string() }).optional(),
  store: storeRef,
  counter: z.strictObject({ counterId: id, name: z.string(), floor: z.string() }),
  brand: brandRef,
  pack: z.array(
    z.strictObject({
      templateId: id,
      title: z.string(),
      worth: z.string(),
      soldOut: z.boolean(),
      /** comes with the brand's membership only, so it needs the second consent */
      withBrand: z.boolean(),
    }),
  ),
  brandAgreement: z.strictObject({
    brandId: id,
    version,
    title: z.string(),
    legalEntity: z.string(),
    data: z.array(z.string()),
    purpose: z.string(),
  }),
});
export type Invite = z.infer<typeof invite>;
