import { updateInPages } from '../../db/pages';
import type { Deps } from '../../deps';
import { LEFT_MEMBER } from '../redemption/forget';
import { BILLS, type OpenBill } from './open-documents';
import { releaseBillsOf } from './open-service';

/** Lets go what her open bills hold, and takes her masked name and number off all of them; doing it again changes nothing. */
export const forgetInBills = async (deps: Pick<Deps, 'db' | 'transact' | 'now'>, memberId: string): Promise<void> => {
  const { db } = deps;
  await releaseBillsOf({ deps, now: deps.now() }, memberId);
  const bills = db.collection<OpenBill>(BILLS);
  await updateInPages(bills, db.command, { memberId, memberMasked: db.command.neq(LEFT_MEMBER) }, { memberMasked: LEFT_MEMBER });
};
