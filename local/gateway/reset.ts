import type { Clock } from '../clock';
import type { Observations } from '../console/observations';
import type { Invocations } from '../functions/invocations';
import type { FunctionLogs } from '../functions/logs';
import type { OpenApi } from '../openapi/registry';
import type { Subscriptions } from '../openapi/subscribe';
import type { Storage } from '../storage/storage';
import type { Timers } from '../timers/timers';
import type { Stats } from '../wire/stats';
import type { AdminHandler } from './admin';
import type { Faults } from './faults';
import type { People } from './people';

type Deps = {
  storeAdmin: Record<string, AdminHandler>;
  people: People;
  storage: Storage;
  subscriptions: Subscriptions;
  openApi: OpenApi;
  faults: Faults;
  invocations: Invocations;
  logs: FunctionLogs;
  stats: Stats;
  observations: Observations;
  clock: Clock;
  timers: () => Timers;
};

type Listed = { collections: { name: string }[]; indexes: { name: string }[] };

/** What collections and indexes there are, as `index.ensure` takes it. */
const definitions = async (admin: Deps['storeAdmin']): Promise<object[]> => {
  const { collections } = (await admin['collection.list']!({})) as Listed;
  return Promise.all(
    collections.map(async ({ name: collection }) => {
      const { indexes } = (await admin['index.list']!({ collection })) as Listed;
      return { collection, indexes: indexes.filter(index => index.name !== '_id_') };
    }),
  );
};

/**
 * `runtime.reset`: an environment as good as new, without a restart and with the functions warm. With
 * `keep: "collections"` the empty collections and their indexes stay, with `keep: "people"` these and the demo people
 * (their logins end in either case).
 */
export const resetAdmin = (deps: Deps): Record<string, AdminHandler> => ({
  'runtime.reset': async params => {
    const startedAt = performance.now();
    const keeps = params.keep === 'collections' || params.keep === 'people';
    const specs = keeps ? await definitions(deps.storeAdmin) : [];
    await deps.storeAdmin['store.reset']!({});
    if (keeps) await deps.storeAdmin['index.ensure']!({ specs });
    deps.people.reset({ keepPeople: params.keep === 'people' });
    deps.storage.files.clear();
    deps.subscriptions.clear();
    deps.openApi.clear();
    deps.faults.clear();
    deps.invocations.clear();
    deps.logs.clear();
    deps.stats.reset();
    deps.observations.clear();
    deps.clock.move(0);
    deps.timers().clockMoved();
    return { ms: Math.round((performance.now() - startedAt) * 10) / 10 };
  },
});
