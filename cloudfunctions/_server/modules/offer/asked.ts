import type { Party } from '@core/domain/coupon/template/confirmation';
import type { Template } from '../template/documents';
import type { Confirmation } from '../template/plan';

type Asking = Pick<Template, 'state' | 'asked' | 'restock'>;

/** The question that is open: the whole offer before it goes out, more of it afterwards. A "no" to more ends the question. */
export const askedNow = ({ state, asked = [], restock }: Asking): readonly Confirmation[] => {
  if (state === 'confirming') return asked;
  return restock === undefined || restock.asked.some(({ answer }) => answer === 'declined') ? [] : restock.asked;
};

export const waitingIn = (template: Asking): Party[] =>
  askedNow(template)
    .filter(({ answer }) => answer === 'waiting')
    .map(({ party }) => party);

export const isWaitedFor = (template: Asking, party: Party): boolean => waitingIn(template).includes(party);
