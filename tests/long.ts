/**
 * How often the tests that count runs do so: a few times in `npm test`, often in `npm run test:long`, which sets
 * `YIMA_LONG=1`. One count alone is set by its own variable, `YIMA_KILL_CYCLES=20` for `killCycles`.
 */
export const isLong = Boolean(process.env['YIMA_LONG']);

const count = (variable: string, short: number, long: number): number => {
  const given = process.env[`YIMA_${variable}`];
  const wanted = given === undefined ? (isLong ? long : short) : Number(given);
  if (!Number.isInteger(wanted) || wanted < 1) throw new Error(`YIMA_${variable} must be a whole number above 0.`);
  return wanted;
};

export const counts = {
  /** Times the runtime is killed under 64 writers, and the writes that each cycle acknowledges before it is. */
  killCycles: count('KILL_CYCLES', 5, 200),
  killWrites: count('KILL_WRITES', 400, 1000),
  /** Times the power is cut under writers, between what is written and what is on disk. */
  powerCuts: count('POWER_CUTS', 12, 300),
  /** Bodies for every verb of the wire. */
  fuzzBodies: count('FUZZ_BODIES', 500, 10_000),
  /** Recorded histories of transactions, and the transactions in each. */
  histories: count('HISTORIES', 4, 40),
  historyTransactions: count('HISTORY_TRANSACTIONS', 300, 1500),
  /** Documents and questions against the oracle. */
  propertyRuns: count('PROPERTY_RUNS', 400, 20_000),
  /** Examples of a rule of money or of states. */
  ruleRuns: count('RULE_RUNS', 1000, 100_000),
  /** Choices of coupons against all of them tried out. */
  bestRuns: count('BEST_RUNS', 1000, 100_000),
  /** Full wallets on long bills, each searched several times. */
  busyRuns: count('BUSY_RUNS', 4, 400),
  /** Rounds of every race for the last pieces. */
  raceRounds: count('RACE_ROUNDS', 2, 20),
};
