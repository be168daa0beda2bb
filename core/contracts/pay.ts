import type { Contract } from './define';

/** Payment notices come with the orders; until then every path of this function is refused by name. */
export const payContract = {} satisfies Contract;
export type PayContract = typeof payContract;
