type Admin = (action: string, params: Record<string, unknown>) => Promise<Record<string, unknown>>;

/** The runtime's admin endpoint. @throws Error with its message when it refuses */
export const openAdmin =
  (adminUrl: string): Admin =>
  async (action, params) => {
    const response = await fetch(adminUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...params, action }),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (answer.code !== undefined) throw new Error(`${action}: ${String(answer.message)}`);
    return answer;
  };

const BATCH = 1000;
const START_AT = 1_700_000_000_000;

const lineOf = (n: number): string =>
  JSON.stringify({
    _id: `t${n}`,
    shop: { $numberInt: String(Math.floor(n / 100)) },
    left: { $numberInt: '1000000000' },
    at: { $date: { $numberLong: String(START_AT + ((n * 7919) % 1_000_003) * 1000) } },
    title: `A thing of the shop, number ${n}`,
    tags: ['new', `group-${n % 50}`],
  });

/** Adds the things from `from` up to but without `to`; a hundred to a shop. Answers documents a second. */
export const fill = async (admin: Admin, from: number, to: number): Promise<number> => {
  const startedAt = performance.now();
  for (let at = from; at < to; at += BATCH) {
    const lines = Array.from({ length: Math.min(BATCH, to - at) }, (_v, i) => lineOf(at + i));
    await admin('collection.import', { collection: 'things', lines, mode: 'insert' });
  }
  return ((to - from) * 1000) / (performance.now() - startedAt);
};

export const prepare = (admin: Admin): Promise<unknown> =>
  admin('index.ensure', {
    specs: [
      {
        collection: 'things',
        indexes: [
          {
            name: 'shop_at',
            keys: [
              ['shop', 1],
              ['at', -1],
            ],
          },
        ],
      },
    ],
  });
