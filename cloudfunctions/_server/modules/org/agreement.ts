import type { ConsumerContract } from '@core/contracts/consumer';
import type { OutputOf } from '@core/contracts/define';
import type { MallAgreement } from './documents';

/** The mall's terms as they are shown. */
export const toAgreement = ({
  version,
  title,
  summary,
  legalEntity,
}: MallAgreement): OutputOf<ConsumerContract, 'session.open'>['mallAgreement'] => ({ version, title, summary, legalEntity });
