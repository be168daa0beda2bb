import { z } from 'zod';
import { fen } from './shared';

/** Who sold the voucher. */
export const tenderPlatform = z.enum(['douyin', 'meituan', 'alipay', 'jd', 'xiaohongshu']);
export type TenderPlatform = z.infer<typeof tenderPlatform>;

/**
 * A voucher of another platform that is taken at the counter instead of money: it is no coupon and takes nothing off, it
 * pays. One certificate counts once per platform, over all stores and for ever, unless its redemption is undone.
 */
export const externalTender = z
  .strictObject({
    platform: tenderPlatform,
    certificateId: z.string().regex(/^[0-9A-Za-z_-]{4,64}$/),
    /** what the shopper paid the platform for it */
    paidFen: fen,
    /** what it is worth at the counter; what the bill leaves of it lapses */
    faceFen: fen.min(1),
  })
  .refine(({ paidFen, faceFen }) => paidFen <= faceFen, { path: ['paidFen'] });
export type ExternalTender = z.infer<typeof externalTender>;

/** More vouchers of platforms than this lie on no bill. */
export const externalTenders = z.array(externalTender).max(10);
