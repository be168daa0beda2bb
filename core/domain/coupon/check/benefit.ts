import { WHOLE_BP } from '../../money';
import { pick } from '../registry';
import type { Benefit } from '../rules';
import { MOST_FEN, type TemplateDraft } from './draft';
import { fault, filledIn, inRange, type Fault } from './fault';

type Check<K extends Benefit['kind']> = (benefit: Extract<Benefit, { kind: K }>, draft: TemplateDraft) => Fault[];

const capFaults = (capFen: number | undefined): Fault[] => (capFen === undefined ? [] : inRange('benefit.capFen', capFen, 1, MOST_FEN));

const checks: { [K in Benefit['kind']]: Check<K> } = {
  'cash-off': ({ offFen, everyFen, capFen }) => [
    ...(everyFen === undefined ? [] : inRange('benefit.everyFen', everyFen, 1, MOST_FEN)),
    // more off than what is asked for would be everything for nothing
    ...inRange('benefit.offFen', offFen, 1, everyFen || MOST_FEN),
    ...capFaults(capFen),
  ],
  'percent-off': ({ offBp, capFen }) => [...inRange('benefit.offBp', offBp, 1, WHOLE_BP), ...capFaults(capFen)],
  exchange: ({ gift }) => filledIn('benefit.gift', gift),
  voucher: ({ faceFen, priceFen }) => [
    ...inRange('benefit.faceFen', faceFen, 1, MOST_FEN),
    ...inRange('benefit.priceFen', priceFen, 1, MOST_FEN),
    ...(priceFen > faceFen ? [fault('benefit.priceFen', 'PRICE_ABOVE_FACE', { faceFen })] : []),
  ],
  freight: ({ capFen }, { channel, issuer, brandId, costBearers }) => [
    ...capFaults(capFen),
    ...(channel === 'counter' ? [fault('channel', 'NEVER_USABLE', { why: 'benefit' })] : []),
    // no line says whose freight it was
    ...(issuer === 'mall' && brandId === undefined && costBearers.some(({ bearer }) => bearer === 'brand')
      ? [fault('brandId', 'EMPTY')]
      : []),
  ],
};

type AnyCheck = (benefit: never, draft: TemplateDraft) => Fault[];

/** @throws Error on an unknown kind */
export const benefitFaults = (draft: TemplateDraft): Fault[] =>
  pick<AnyCheck>(checks, draft.benefit.kind, 'benefit')(draft.benefit as never, draft);
