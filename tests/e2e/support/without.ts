import type { RouteName } from '../../../src/routes';
import type { ViewState } from './walk';

/** A page asks nothing when it opens, so nothing can go wrong before somebody acts. */
const asksNothing = { loading: 'asks nothing', empty: 'asks nothing', error: 'asks nothing', offline: 'asks nothing' };

/** States that a page rightly does not have, with the reason; every other one must show. */
export const WITHOUT: Partial<Record<RouteName, Partial<Record<Exclude<ViewState, 'ready'>, string>>>> = {
  wecom: asksNothing,
  offer: { empty: 'an offer that is not there is an error' },
  coupon: { empty: 'a coupon that is not there is an error' },
  slip: { empty: 'a receipt that is not there is an error' },
  receipt: { empty: 'a receipt that is not there is an error' },
};
