import { createDeps } from '@server/deps';
import { localAdmin } from '../migrations/local-admin';
import { migrate as bringUp, type Tools } from '../migrations/migrate';
import { seedBooks } from './books';
import { createClock } from './clock';
import { seedHistory } from './history';
import { seedMembers } from './members';
import { seedOrganisation } from './organisation';
import { DEMO_SCENE, demoPeople, journeys } from './people';
import { seedPlans } from './plans';
import { createPlay, seedDeps } from './play';
import { createRandom } from './random';
import { seedStaff } from './staff';
import { seedTemplates } from './templates';
import { addMissingTill, seedTill } from './tills';

type Runtime = { adminUrl: string; wireUrl: string; env: Record<string, string> };

const START = 20_261_121;

const tools = (runtime: Runtime, deps: ReturnType<typeof createDeps>): Tools => ({
  admin: localAdmin(runtime.adminUrl),
  db: deps.db,
  now: deps.now,
  log: () => undefined,
});

/** Brings the local store to this version's collections and indexes, and a demo mall to its till. */
export const migrate = async (runtime: Runtime): Promise<object> => {
  const deps = createDeps();
  const done = await bringUp(tools(runtime, deps));
  const posKey = await addMissingTill(deps);
  return { ...done, ...(posKey ? { posKey } : {}) };
};

/** Fills a new store with the demo mall; the answer says who one can be, and what its till signs with. */
export const main = async (runtime: Runtime): Promise<object> => {
  const real = createDeps();
  await bringUp(tools(runtime, real));
  const clock = createClock(real.now());
  const deps = seedDeps(real, clock);
  await seedOrganisation(deps.db);
  await seedTemplates(deps.db, clock);
  await seedStaff(deps.db, clock);
  const play = createPlay(deps);
  await seedMembers(deps, play, clock, createRandom(START));
  await seedHistory(play, clock);
  await seedPlans(play, clock);
  const posKey = await seedTill(real);
  await seedBooks(deps, play, clock, real.now());
  return { people: demoPeople(), demoScene: DEMO_SCENE, journeys, posKey };
};
