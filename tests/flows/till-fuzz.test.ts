import type { ActionSpec } from '@core/contracts/define';
import { errorMessages } from '@core/contracts/errors/codes';
import { posContract } from '@core/contracts/pos';
import type { GivenKey } from '@server/modules/till/keys';
import { startMall, type Mall } from './harness';
import { spoil, withOperators, type Spoilt } from './support/hostile';
import { giveTill, post, signedPost, type Reply } from './support/till';
import { makeTillWorld, tillSamples, type TillWorld } from './support/till-actions';

const contract: Record<string, ActionSpec> = posContract;
const named = tillSamples.map((sample, index) => ({ ...sample, name: `${sample.verb} ${index + 1}`, spec: contract[sample.action]! }));
const changes = named.filter(({ twice }) => twice);

let mall: Mall;
let key: GivenKey;
let world: TillWorld;
beforeAll(async () => {
  mall = await startMall();
  key = await giveTill(mall, 'T-fuzz');
  world = await makeTillWorld(mall, key);
}, 60_000);
afterAll(() => mall?.close());

/** A closed code, a Chinese sentence that helps, and no detail of the inside. */
const isRefusal = ({ body }: Reply, code: string, how: string): void => {
  expect({ how, ok: body.ok, code: body.code }).toEqual({ how, ok: false, code });
  expect(Object.keys(errorMessages)).toContain(body.code);
  expect(body.message).toMatch(/[\u4e00-\u9fff]{4,}/);
  expect(JSON.stringify(body)).not.toMatch(/Error|\bat \/|\.ts:|\.js:|E11000|zod/);
};

/** Every request that was signed right leaves its nonce. */
const storingNothing = async (work: () => Promise<void>): Promise<void> => {
  const before = await mall.dump(['till_nonces']);
  await work();
  expect(await mall.dump(['till_nonces'])).toEqual(before);
};

const inTurns = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
};

const isPlain = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
/** The body of a call; only an object can carry the number of a request. */
const withNumber = (data: unknown, spec: ActionSpec, requestId = mall.newRequest()): unknown => (isPlain(data) && spec.changes ? { requestId, ...data } : data);

test('the samples name every action of a till', () => {
  const actions = Object.entries(contract).filter(([, { caller }]) => caller.kind === 'till');
  expect([...new Set(tillSamples.map(({ action }) => action))].sort()).toEqual(actions.map(([action]) => action).sort());
  for (const [action, { changes: does }] of actions) {
    expect([action, tillSamples.some(sample => sample.action === action && sample.twice)]).toEqual([action, does]);
  }
});

describe.each(named)('$name', ({ verb, spec, data }) => {
  const refused = async (spoilt: readonly Spoilt[]): Promise<void> => {
    expect(spoilt.length).toBeGreaterThan(0);
    await storingNothing(() =>
      inTurns(spoilt, async ({ how, data: bad }) => isRefusal(await signedPost(mall, key, verb, withNumber(bad, spec)), 'REQUEST_INVALID', how)),
    );
  };

  test('the sample is valid', () => {
    expect(spec.input.safeParse(data(world))).toMatchObject({ success: true });
  });

  test('query operators inside values are refused everywhere and nothing is stored', () => refused(withOperators(data(world))));

  test('missing, extra and wrong fields are refused and nothing is stored', () =>
    refused(spoil(data(world)).filter(({ data: bad }) => bad !== undefined && !spec.input.safeParse(bad ?? {}).success)));

  test('unsigned, or signed with another key, it is refused and nothing is stored', async () => {
    const other = await giveTill(mall, 'T-other');
    const body = withNumber(data(world), spec);
    await storingNothing(async () => {
      isRefusal(await post(mall, `/pos/v1/${verb}`, JSON.stringify(body), {}), 'TILL_UNSIGNED', 'unsigned');
      isRefusal(await signedPost(mall, { ...other, keyId: key.keyId }, verb, body), 'TILL_SIGNATURE_WRONG', 'another secret');
      isRefusal(await signedPost(mall, { ...key, keyId: 'tk_nobody' }, verb, body), 'TILL_KEY_UNKNOWN', 'another key');
    });
  });

  test('a payload that claims to be another till changes nobody’s identity', async () => {
    const claim = { tillId: 'till_south_T1', storeId: 'st_south', terminalId: 'T1', clerk: { kind: 'till' }, as: { role: 'store-manager' } };
    await storingNothing(async () => isRefusal(await signedPost(mall, key, verb, withNumber({ ...data(world), ...claim }, spec)), 'REQUEST_INVALID', 'claims'));
  });
});

describe.each(changes)('$name, by its request number', ({ verb, spec, data, twice }) => {
  test.each([
    { why: 'none', number: undefined, code: 'REQUEST_ID_REQUIRED' },
    { why: 'one that is too short', number: 'short', code: 'REQUEST_INVALID' },
    { why: 'an operator', number: { $gt: '' }, code: 'REQUEST_INVALID' },
    { why: 'one with spaces', number: 'has spaces in it', code: 'REQUEST_INVALID' },
  ])('$why is refused: $code', async ({ why, number, code }) => {
    await storingNothing(async () => isRefusal(await signedPost(mall, key, verb, { ...data(world), requestId: number }), code, why));
  });

  test('the same number again answers the same; with another body it is refused and nothing more is stored', async () => {
    const { first, second } = await twice!(mall, key);
    const requestId = mall.newRequest();
    const answer = await signedPost(mall, key, verb, withNumber(first, spec, requestId));
    expect({ verb, code: answer.body.code }).toEqual({ verb, code: undefined });
    await storingNothing(async () => {
      expect((await signedPost(mall, key, verb, withNumber(first, spec, requestId))).body.data).toEqual(answer.body.data);
      isRefusal(await signedPost(mall, key, verb, withNumber(second, spec, requestId)), 'REQUEST_ID_REUSED', 'another body');
    });
  });
});

describe('another till’s things answer like things that do not exist', () => {
  test.each([
    { verb: 'quote', store: 'st_north', code: 'VISIT_NOT_FOUND' },
    { verb: 'redeem', store: 'st_north', code: 'VISIT_NOT_FOUND' },
    { verb: 'quote', store: 'st_south', code: 'COUNTER_NOT_FOUND' },
    { verb: 'redeem', store: 'st_south', code: 'COUNTER_NOT_FOUND' },
    { verb: 'reverse', store: 'st_south', code: 'REDEMPTION_NOT_FOUND' },
    { verb: 'lock', store: 'st_south', code: 'COUNTER_NOT_FOUND' },
    { verb: 'fetch-bill', store: 'st_south', code: 'BILL_NOT_FOUND' },
    { verb: 'release', store: 'st_south', code: 'BILL_NOT_FOUND' },
  ])('$verb by a till of $store: $code', async ({ verb, store, code }) => {
    const other = await giveTill(mall, 'T-else', store);
    const { spec, data } = named.find(sample => sample.verb === verb)!;
    await storingNothing(async () => isRefusal(await signedPost(mall, other, verb, withNumber(data(world), spec)), code, verb));
  });
});
