import tcb from '@cloudbase/node-sdk';
import type { Store } from '../store/open';
import { pointSdkAt, startSdkServer, type SdkServerOptions } from './sdk-server';

export type SdkDatabase = ReturnType<ReturnType<typeof tcb.init>['database']>;

/** The unmodified SDK on a bare database of its own, with the empty collection "things" before each test of the file. */
export const sdkOnThings = (options: SdkServerOptions = {}) => {
  let server: Awaited<ReturnType<typeof startSdkServer>>;
  let db: SdkDatabase;
  beforeAll(async () => {
    server = await startSdkServer(options);
    pointSdkAt(server.url);
    db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV as never }).database();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    await server.store.reset();
    await db.createCollection('things');
  });
  return {
    url: (): string => server.url,
    store: (): Store => server.store,
    db: (): SdkDatabase => db,
    things: () => db.collection('things'),
  };
};
