import { endOfDayAfter } from '../../calendar';
import type { Validity } from '../rules';

/** From when until when (both inclusive, epoch ms) a coupon issued at `issuedAt` is valid. */
export const windowOf = (validity: Validity, issuedAt: number): { validFrom: number; validUntil: number } =>
  validity.kind === 'fixed'
    ? { validFrom: validity.from, validUntil: validity.until }
    : { validFrom: issuedAt, validUntil: endOfDayAfter(issuedAt, validity.days) };
