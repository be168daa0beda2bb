import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openStore, type Store, type StoreOptions } from '../store/open';
import { databaseHandlers } from '../wire/database';
import { createWire } from '../wire/handler';
import { createStats } from '../wire/stats';

export type SdkServerOptions = Partial<StoreOptions> & {
  strict?: boolean;
  /** What the wire sees instead of the store: for tests that break it on purpose. */
  through?: (store: Store) => Store;
};

/** A bare database for the unmodified SDK: a store behind the wire on a random loopback port. For tests and benchmarks. */
export const startSdkServer = async (options: SdkServerOptions = {}) => {
  const { strict = true, through = (sound: Store) => sound, ...storeOptions } = options;
  const lines: Record<string, unknown>[] = [];
  const log = (line: object) => void lines.push(line as Record<string, unknown>);
  const store = openStore({ file: ':memory:', now: () => Date.now(), log, ...storeOptions });
  const stats = createStats();
  const wire = createWire(databaseHandlers(through(store), { strict }), { stats, log });
  const server = createServer((req, res) => void wire(req, res));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise<void>(resolve => server.close(() => resolve()));
    store.close();
  };
  return { store, stats, lines, url, close };
};

/** The environment that points the SDK of this process at the address; see the notes on the seam. */
export const pointSdkAt = (url: string): void => {
  Object.assign(process.env, {
    TENCENTCLOUD: 'true',
    TENCENTCLOUD_SECRETID: 'x',
    TENCENTCLOUD_SECRETKEY: 'y',
    TCB_ENV: 'local',
    SCF_NAMESPACE: 'local',
    TENCENTCLOUD_REGION: 'local',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }),
  });
};
