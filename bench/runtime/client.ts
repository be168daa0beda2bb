import tcb from '@cloudbase/node-sdk';
import type { ClientOrder, ClientResult } from './orders';

/** The unmodified SDK; one measurement per message. The environment says whom it asks. */
const db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV as never }).database();
const { command } = db;
const things = () => db.collection('things');

const anyOf = (rows: number): number => Math.floor(Math.random() * rows);
const idOf = (n: number): string => `t${n}`;

/** One operation each; `own` is a document that nobody else asks for. */
const operations: Record<ClientOrder['kind'], (rows: number, own: string) => Promise<void>> = {
  get: async rows => {
    const { data } = await things()
      .doc(idOf(anyOf(rows)))
      .get();
    if (data.length !== 1) throw new Error('a document is missing');
  },
  update: async rows => {
    const query = { _id: idOf(anyOf(rows)), left: command.gte(1) };
    const { updated } = await things()
      .where(query)
      .update({ left: command.inc(-1) });
    if (updated !== 1) throw new Error('an update did nothing');
  },
  transaction: async (_rows, own) => {
    const transaction = await db.startTransaction();
    const found = (await transaction.collection('things').doc(own).get()) as { data: { left: number } };
    await transaction
      .collection('things')
      .doc(own)
      .update({ left: found.data.left - 1 });
    await transaction.commit();
  },
  page: async rows => {
    const { data } = await things()
      .where({ shop: anyOf(rows / 100) })
      .orderBy('at', 'desc')
      .limit(20)
      .get();
    if (data.length !== 20) throw new Error('a page is short');
  },
};

const measure = async ({ kind, concurrency, ms, rows, first }: ClientOrder): Promise<ClientResult> => {
  const durations: number[] = [];
  const operate = operations[kind];
  const startedAt = performance.now();
  const worker = async (_value: unknown, index: number): Promise<void> => {
    for (let from = performance.now(); from - startedAt < ms; from = performance.now()) {
      await operate(rows, idOf(first + index));
      durations.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return { opsPerSec: (durations.length * 1000) / (performance.now() - startedAt), durations };
};

process.on('message', (order: ClientOrder) => {
  measure(order).then(
    result => process.send!(result),
    (error: Error) => {
      console.error(error.stack ?? error.message);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));
process.send!({});
