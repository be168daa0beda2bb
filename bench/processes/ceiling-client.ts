import { connectFromEnvironment } from '@server/db/connect';

/** The real SDK, asking the constant-answer server; one measurement per message `{ concurrency, ms }`. */
const db = connectFromEnvironment();

const measure = async (concurrency: number, ms: number): Promise<number> => {
  const collection = db.collection('constant');
  let calls = 0;
  const startedAt = performance.now();
  const client = async (): Promise<void> => {
    while (performance.now() - startedAt < ms) {
      await collection.get('one');
      calls += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, client));
  return (calls * 1000) / (performance.now() - startedAt);
};

process.on('message', ({ concurrency, ms }: { concurrency: number; ms: number }) => {
  void measure(concurrency, ms).then(callsPerSec => process.send!({ callsPerSec }));
});
process.on('disconnect', () => process.exit(0));
process.send!({});
