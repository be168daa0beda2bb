import type { Deps } from '../../deps';
import { VISIT_TICKETS } from './documents';

/** Takes the masked name and number off her visits; who looked, when and where stays until it is in the audit log. */
export const forgetInVisits = async ({ db }: Pick<Deps, 'db'>, memberId: string): Promise<void> => {
  await db.collection(VISIT_TICKETS).updateWhere({ memberId }, { 'member.nameMasked': '', 'member.phoneMasked': '' });
};
