import type { Deps } from '@server/deps';
import { giveKey, listTills, type GivenKey } from '@server/modules/till/keys';
import { STORES, type Store } from '@server/modules/org/documents';
import { storeId } from './catalog';

const STORE = storeId('hubin');

/** The demo mall's till at the first cash desk of its first store, with a key at random: what a till developer signs with. */
export const seedTill = (deps: Deps): Promise<GivenKey> => giveKey(deps, { storeId: STORE, terminalId: 'T1', name: '一号收银台' });

/** The same for a demo mall that was seeded before there were tills; undefined when it has one, or is no demo mall. */
export const addMissingTill = async (deps: Deps): Promise<GivenKey | undefined> => {
  if (!(await deps.db.collection<Store>(STORES).get(STORE))) return undefined;
  return (await listTills(deps, STORE)).length > 0 ? undefined : seedTill(deps);
};
