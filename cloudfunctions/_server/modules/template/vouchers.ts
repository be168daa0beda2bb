import type { Database } from '../../db/database';
import { TEMPLATES, type Template } from './documents';

const MOST = 1_000;

/** Offers of vouchers that are sold, whatever has become of them. */
export const voucherTemplates = (db: Database): Promise<Template[]> =>
  db.collection<Template>(TEMPLATES).find({ 'benefit.kind': 'voucher' }, { limit: MOST });
