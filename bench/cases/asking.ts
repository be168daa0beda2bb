import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { end, start } from '../children';
import { openGateway, type Call, type Gateway } from '../gateway';
import { CONCURRENCIES, measureBeside, runLoad, type Ceiling, type Load, type Row } from '../measure';

/**
 * What is within reach: a function that does nothing but ask, of a store that answers at once and always the same. Between
 * its figure and 1 lie the gateway, the way to a thread and back, and the SDK between other work.
 */
export const ASKING = 'asking';

/** Round trips of identify, claim and redeem. */
const TRIPS = [3, 5, 9];
/** Calls of the database before anything is measured: until then the compilers of all threads are at work. */
const WARM_UP = 9000;
const LOAD_MS = 1000;

const callsOf = (token: string, calls: number, count: number): Call[] =>
  Array.from({ length: count }, () => ({ fn: ASKING, token, body: { calls } }));

const loginAt = async (gateway: Gateway): Promise<string> => {
  const person = { personId: 'asking', openid: 'o-asking', name: 'asking', role: 'shopper', title: '', note: '', phone: '15800000000' };
  await gateway.post('/_local/admin', { action: 'people.set', people: [person] });
  return (await gateway.post<{ token: string }>('/_people/login', { personId: person.personId })).token;
};

/** Rows like those of the functions; the round trips are those of the function, as nobody counts them at the constant answer. */
export const measureAsking = async (constantUrl: string, ceiling: Ceiling, print: (row: Row) => void) => {
  const data = mkdtempSync(join(tmpdir(), 'yima-asking-'));
  const config = join(data, 'functions.json');
  const envVariables = { TCB_CONTEXT_CNFG: JSON.stringify({ URL: constantUrl }) };
  writeFileSync(config, JSON.stringify({ functions: [{ name: ASKING, envVariables }] }));
  const options = { data: join(data, 'store'), functions: resolve(__dirname, 'asking-functions'), config, env: {} };
  const runtime = await start<{ url: string }>('runtime', [JSON.stringify(options)]);
  try {
    const gateway = openGateway(runtime.hello.url);
    const token = await loginAt(gateway);
    for (const trips of TRIPS) {
      for (const concurrency of CONCURRENCIES) {
        const load = async (count: number): Promise<Load> => ({
          ...(await runLoad(gateway, callsOf(token, trips, count), concurrency)),
          roundTrips: trips,
        });
        const { opsPerSec } = await load(WARM_UP / trips);
        const count = Math.ceil((opsPerSec * LOAD_MS) / 1000);
        print(await measureBeside(`${ASKING}-${trips}`, concurrency, ceiling, () => load(count)));
      }
    }
  } finally {
    await end(runtime.child);
    rmSync(data, { recursive: true, force: true });
  }
};
