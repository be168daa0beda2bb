import type { InputOf, OutputOf } from '@core/contracts/define';
import type { OpsContract } from '@core/contracts/ops';
import { api, type Answer } from '@/lib/api';

export type Offers = OutputOf<OpsContract, 'offer.list'>;

/** A page of offers; one that holds none of what was looked for, but has a next one, is gone past. */
export const askOffers = async (
  asked: Omit<InputOf<OpsContract, 'offer.list'>, 'cursor'>,
  cursor?: string,
): Promise<Answer<Offers>> => {
  const answer = await api.ops('offer.list', { ...asked, ...(cursor === undefined ? {} : { cursor }) });
  const nothingYet = answer.ok && answer.data.items.length === 0 && answer.data.nextCursor;
  return nothingYet ? askOffers(asked, nothingYet) : answer;
};
