import { connect } from 'node:net';
import { codes } from '../../wire/errors';
import { randomFrom, type Random } from '../history/random';
import type { RuntimeProcess } from '../runtime-process';
import { wireClient, type RawAnswer } from '../wire-client';
import { damaged, monsters, mutated, written } from './mutate';
import { seedDocs, validBody, type Scene } from './samples';

const COLLECTION = 'c';
/** An answer must come by then, whatever was asked. */
const PATIENCE_MS = 10_000;
const MOST_PROBLEMS = 5;
const MOST_BYTES = 300_000;
const MONSTER_EVERY = 250;

/** All that the wire may answer; an internal error is none of them. */
const CLOSED = new Set<string>([
  ...Object.values(codes).filter(code => code !== codes.internal),
  'FUNCTION_NOT_FOUND',
  '-604100',
]);

type Request = { text: string; bytes: Buffer; cut?: boolean };
export type Refused = { code?: string | undefined; problem?: string };

const answerOf = ({ status, type, bytes }: RawAnswer): Refused => {
  if (status !== 200) return { problem: `HTTP ${status}` };
  if (type.startsWith('image/')) return {};
  let body: { requestId?: unknown; code?: unknown; message?: unknown; errcode?: unknown };
  try {
    body = JSON.parse(bytes.toString()) as typeof body;
  } catch {
    return { problem: 'an answer that is not JSON' };
  }
  // wx.openApi answers WeChat's own body
  if (typeof body.errcode === 'number') return {};
  if (typeof body.requestId !== 'string') return { problem: 'no request id' };
  if (body.code === undefined) return {};
  if (typeof body.code !== 'string' || !CLOSED.has(body.code))
    return { problem: `the code ${String(body.code)}: ${String(body.message)}` };
  return typeof body.message === 'string'
    ? { code: body.code }
    : { problem: `${body.code} without a message` };
};

/**
 * MongoDB keeps what stood before the document that was refused: adding many stops at a key that was taken, an update of many
 * also at a document it does not fit.
 */
const mayBeHalfDone = (text: string, code: string | undefined) =>
  (code === codes.duplicateWrite && text.includes('database.insertDocument')) ||
  ((code === codes.duplicateWrite || code === codes.requestFailed) && text.includes('"multi":'));

/** Sends bodies to a running runtime, one after the other, and looks at what comes back and at what is stored. */
export const createFuzzer = (runtime: RuntimeProcess) => {
  const wire = wireClient(runtime.wireUrl, { connections: 2, timeoutMs: PATIENCE_MS });
  const admin = wireClient(runtime.adminUrl, { connections: 1, timeoutMs: PATIENCE_MS });
  const order = async (action: string, params: object = {}) => {
    const answer = await admin.post(JSON.stringify({ action, ...params }));
    if (answer.code !== undefined) throw new Error(`${action}: ${answer.code} ${answer.message}`);
    return answer;
  };
  let fresh = 0;
  let transactionId = '';

  const contents = async (): Promise<string> => {
    const { requestId: _one, ...documents } = await order('collection.export', {
      collection: COLLECTION,
      after: 0,
    });
    const { requestId: _two, ...collections } = await order('collection.list');
    return JSON.stringify([documents, collections]);
  };

  /** The store as every verb finds it. */
  const prepare = async (): Promise<string> => {
    await order('store.reset');
    await order('index.ensure', {
      specs: [
        {
          collection: COLLECTION,
          indexes: [
            { name: 'n', keys: [['n', 1]] },
            { name: 'list', keys: [['list', 1]] },
            { name: 'u', keys: [['u', 1]], unique: true, sparse: true },
          ],
        },
      ],
    });
    await order('collection.import', {
      collection: COLLECTION,
      mode: 'insert',
      lines: seedDocs.map(doc => JSON.stringify(doc)),
    });
    return contents();
  };

  const beginAgain = async () => {
    if (transactionId !== '') await wire.call('abortTransaction', { transactionId });
    transactionId = (await wire.call('startTransaction')).transactionId as string;
  };

  const cutOff = (bytes: Buffer): Promise<void> =>
    new Promise((resolve, reject) => {
      const { hostname, port, pathname } = new URL(runtime.wireUrl);
      const head = `POST ${pathname} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${bytes.length + 10}\r\n\r\n`;
      const socket = connect(Number(port), hostname, () => {
        socket.write(head);
        socket.write(bytes, () => socket.destroy());
      });
      socket.on('error', reject);
      socket.on('close', () => resolve());
    });

  const send = async ({ bytes, cut }: Request): Promise<Refused> => {
    if (cut) {
      await cutOff(bytes);
      return { code: codes.invalidParam };
    }
    return answerOf(await wire.send(bytes));
  };

  const requestFor = (verb: string, random: Random, number: number): Request => {
    const scene: Scene = { random, collection: COLLECTION, transactionId, freshId: () => `f${fresh++}` };
    const body = validBody(verb, scene);
    if (number % MONSTER_EVERY === MONSTER_EVERY - 1) {
      const text = written(body);
      const monster = monsters[Math.floor(number / MONSTER_EVERY) % monsters.length]!;
      return { text: `${text} as a monster`, bytes: monster(text) };
    }
    const kind = random.below(20);
    const text = written(kind === 0 ? body : mutated(body, random));
    if (kind === 1) return { text, bytes: Buffer.from(text), cut: true };
    return { text, bytes: kind < 5 ? damaged(text, random) : Buffer.from(text) };
  };

  /** What was stored can be read: a question that looks into every document finds an answer. */
  const unreadable = async (): Promise<string[]> => {
    const looked = await wire.call('calculateDocument', {
      collectionName: COLLECTION,
      query: JSON.stringify({ 'nobody.has': 1 }),
    });
    return looked.code === undefined
      ? []
      : [`nothing can be read any more: ${looked.code} ${looked.message}`];
  };

  /** Sends one body and looks at the store. Answers what is wrong; throws when nothing answers any more. */
  const tryOne = async (request: Request, before: string) => {
    const { code, problem } = await send(request);
    const problems = problem === undefined ? [] : [problem];
    if (request.text.includes(transactionId)) await beginAgain();
    const now = await contents();
    if (now !== before) problems.push(...(await unreadable()));
    if (code && now !== before && !mayBeHalfDone(request.text, code))
      problems.push(`refused with ${code}, yet the store changed`);
    return { code: code ?? 'ok', problems, stored: now.length > MOST_BYTES ? await prepare() : now };
  };

  /** Sends so many bodies for one verb. Answers what went wrong, and how often each code was answered. */
  const run = async (verb: string, bodies: number, seed: number) => {
    const random = randomFrom(seed);
    const problems: string[] = [];
    const answers: Record<string, number> = {};
    let stored = await prepare();
    await beginAgain();
    for (let number = 0; number < bodies && problems.length < MOST_PROBLEMS; number++) {
      const request = requestFor(verb, random, number);
      const complain = (what: string) =>
        void problems.push(`body ${number} of seed ${seed}: ${what}: ${request.text.slice(0, 1500)}`);
      try {
        const tried = await tryOne(request, stored);
        tried.problems.forEach(complain);
        answers[tried.code] = (answers[tried.code] ?? 0) + 1;
        stored = tried.stored;
      } catch (error) {
        complain((error as Error).message);
        return { problems, answers };
      }
    }
    await wire.call('abortTransaction', { transactionId });
    transactionId = '';
    return { problems, answers };
  };

  return {
    run,
    close: () => {
      wire.close();
      admin.close();
    },
  };
};
