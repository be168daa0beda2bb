import type { ActingAs } from '@core/contracts/define';
import type { FunctionName, Mall, Person } from '../harness';
import type { MemberPerson } from './visit';

/** A day's facts that valid inputs speak of. */
export type World = {
  shopper: MemberPerson;
  couponId: string;
  inboxId: string;
  ticketId: string;
  redemptionId: string;
  billId: string;
  billCode: string;
  saleId: string;
  invitationId: string;
  passcode: string;
  applicant: string;
};

/** One action: who calls it, with what. */
export type Sample = {
  fn: FunctionName;
  who: (mall: Mall, world: World) => Person;
  as?: (mall: Mall) => ActingAs;
  /** a valid input; it speaks of things that belong to the caller */
  data: (world: World) => unknown;
  /** fields of the answer that are another each time, like a ticket with the time in it */
  madeAnew?: readonly string[];
  /**
   * For changes: a caller and two inputs that both would be carried out, so that a request id can be tried on both.
   * Where only one input is valid, the second is absent.
   */
  twice?: (mall: Mall) => Promise<{ who: Person; first: unknown; second?: unknown }>;
};

export const shopper = (_: Mall, world: World): Person => world.shopper;
export const stranger = (mall: Mall): Person => mall.stranger();
export const guide = (mall: Mall): Person => mall.staff('guide');
export const manager = (mall: Mall): Person => mall.staff('manager');
export const atCounter = (mall: Mall): ActingAs => mall.at();
export const cashier = (mall: Mall): Person => mall.staff('cashier');
export const atTill = (mall: Mall): ActingAs => mall.at('cashier');
export const asManager = (mall: Mall): ActingAs => mall.at('store-manager', { counterId: undefined });
