import type { RouteName } from '../../../src/routes';
import type { Fault } from './plan';

/** A page that asks nothing when it opens has nothing that can go wrong before somebody acts. */
const asksNothing = (why: string) => ({ loading: why, empty: why, error: why, offline: why });

/** States that a page rightly does not have, with the reason; every other one must show. */
export const WITHOUT: Partial<Record<RouteName, Partial<Record<Fault, string>>>> = {
  join: { empty: 'without an invitation it is the plain way to become a member' },
  missing: asksNothing('words only'),
  wecom: asksNothing('words only'),
  scan: asksNothing('a camera and a field; what a code leads to is asked when there is one'),
  signin: { ...asksNothing('a code to be scanned; it says itself what became of it') },
  desktop: { empty: 'without desktops it still offers to scan' },
  apply: asksNothing('a field for the passcode; the invitation is asked for afterwards'),
  desk: asksNothing('a form; the member is looked for when it is sent'),
  offerMake: { empty: 'a form; a new offer begins with nothing' },
  offerView: { empty: 'an offer that is not there is an error' },
  statement: { empty: 'a statement that is not there is an error' },
  offer: { empty: 'an offer that is not there is an error' },
  coupon: { empty: 'a coupon that is not there is an error' },
  gift: { empty: 'a gift that is not there is an error' },
  slip: { empty: 'a receipt that is not there is an error' },
  bill: { empty: 'a bill that is not there is an error' },
  collect: { empty: 'a bill that is not there is an error' },
  shift: { empty: 'it is made of figures: a shift in which nothing happened is told in its own test' },
  sale: { empty: 'a sale that is not there is an error' },
  receipt: { empty: 'a receipt that is not there is an error' },
  visit: { empty: 'a visit that is not there is an error' },
  badge: { empty: 'a guide without a badge is refused, which is an error' },
};

/** Pages that are empty for somebody who has not joined; the others when their lists come back empty. */
export const EMPTY_FOR_NOBODY: readonly RouteName[] = ['code', 'me', 'account', 'consents', 'devices', 'card', 'leave', 'tier', 'workbench'];
