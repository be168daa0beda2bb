/** What the writers of one cycle know of a write: answered, refused (or never sent whole), or without an answer. */
export type Fate = 'acknowledged' | 'refused' | 'unknown';
export type Move = { from: number; to: number };

export const ACCOUNTS = 1024;
export const WRITERS = 64;

/** What is in the store after a kill, as plain values; `plain`, `left` and `right` of this cycle only. */
export type Found = {
  plain: { id: string; code: string }[];
  left: ({ id: string } & Move)[];
  right: string[];
  /** By account. */
  balances: number[];
  /** By writer; the last entry is the counter that all of them share. */
  counters: { n: number; last: string }[];
};

const zeros = (length: number): number[] => Array.from({ length }, () => 0);

/**
 * What the store owes the writers, over all cycles. Each cycle notes what was sent and what became of it; `check`
 * compares that with what is found after the kill, and what is found becomes what the next cycle starts from.
 */
export const createLedger = () => {
  const inserts = new Map<string, Fate>();
  const transfers = new Map<string, Fate>();
  const balances = zeros(ACCOUNTS);
  const counters = Array.from({ length: WRITERS + 1 }, () => ({ n: 0, last: '' }));
  const sent = Array.from({ length: WRITERS + 1 }, () => ({ acknowledged: 0, unknown: 0 }));
  /** Without an answer a writer stops, so this is its last update. */
  const pending = new Map<number, string>();
  const kept = { plain: new Set<string>(), left: new Set<string>() };
  let acknowledged = 0;

  const note = (fate: Fate) => void (acknowledged += fate === 'acknowledged' ? 1 : 0);

  const insert = (id: string, fate: Fate) => {
    inserts.set(id, fate);
    note(fate);
  };

  const transfer = (id: string, fate: Fate) => {
    transfers.set(id, fate);
    note(fate);
  };

  /** One more update of a counter; `id` is the text it left behind there. */
  const update = (counter: number, id: string, fate: Fate) => {
    note(fate);
    if (fate === 'refused') return;
    sent[counter]![fate]++;
    if (fate === 'unknown') pending.set(counter, id);
    else if (counter < WRITERS) counters[counter]!.last = id;
  };

  const present = (kind: string, fates: Map<string, Fate>, ids: Set<string>): string[] => [
    ...[...fates].flatMap(([id, fate]) => {
      if (fate === 'acknowledged' && !ids.has(id)) return [`${kind} ${id} was acknowledged and is lost`];
      if (fate === 'refused' && ids.has(id)) return [`${kind} ${id} was refused and is there`];
      return [];
    }),
    ...[...ids].filter(id => !fates.has(id)).map(id => `${kind} ${id} was never sent`),
  ];

  const unique = (codes: string[]): string[] =>
    codes
      .filter((code, index) => codes.indexOf(code) !== index)
      .map(code => `two documents hold the unique ${code}`);

  const halves = (left: Set<string>, right: Set<string>): string[] => [
    ...[...left].filter(id => !right.has(id)).map(id => `transaction ${id} is there without its right half`),
    ...[...right].filter(id => !left.has(id)).map(id => `transaction ${id} is there without its left half`),
  ];

  const moved = (left: Found['left'], found: number[]): string[] => {
    for (const { from, to } of left) {
      balances[from]!--;
      balances[to]!++;
    }
    return balances.flatMap((owed, account) =>
      owed === found[account]
        ? []
        : [`account ${account} holds ${found[account]}, the transactions that are there make it ${owed}`],
    );
  };

  const counted = (found: Found['counters']): string[] =>
    found.flatMap(({ n, last }, counter) => {
      const before = counters[counter]!;
      const low = before.n + sent[counter]!.acknowledged;
      const high = low + sent[counter]!.unknown;
      const problems: string[] = [];
      if (n < low || n > high)
        problems.push(`counter ${counter} stands at ${n}, not between ${low} and ${high}`);
      else if (counter < WRITERS) {
        const owed = n === low ? before.last : pending.get(counter);
        if (last !== owed)
          problems.push(`counter ${counter} was last changed by "${last}", not by "${owed}"`);
      }
      counters[counter] = { n, last };
      return problems;
    });

  const endCycle = (plain: Set<string>, left: Set<string>) => {
    plain.forEach(id => kept.plain.add(id));
    left.forEach(id => kept.left.add(id));
    inserts.clear();
    transfers.clear();
    pending.clear();
    for (const one of sent) Object.assign(one, { acknowledged: 0, unknown: 0 });
  };

  /** Everything of the cycle that is not as it was answered; empty when the store kept its word. */
  const check = (found: Found): string[] => {
    const plain = new Set(found.plain.map(({ id }) => id));
    const left = new Set(found.left.map(({ id }) => id));
    const problems = [
      ...present('insert', inserts, plain),
      ...present('transaction', transfers, left),
      ...unique(found.plain.map(({ code }) => code)),
      ...halves(left, new Set(found.right)),
      ...moved(found.left, found.balances),
      ...counted(found.counters),
    ];
    endCycle(plain, left);
    return problems;
  };

  return { insert, transfer, update, check, kept, acknowledged: () => acknowledged };
};

export type Ledger = ReturnType<typeof createLedger>;
