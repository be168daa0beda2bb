import { randomBytes } from 'node:crypto';
import type { Case, World } from './case';
import type { Target } from './target';

const RUN = randomBytes(3).toString('hex');

/**
 * The collections of one family: made when first asked for, empty at the start of each case, dropped at the end. A case
 * with indexes has its own. Few collections at a time, because a real environment has room for a hundred.
 */
export const openRooms = (target: Target, family: string) => {
  const prefix = `conf_${RUN}_${family.replace(/[^a-z]+/gi, '_')}`;
  const made = new Set<string>();
  let cases = 0;

  const make = async (name: string, indexes: Case['indexes'] = []): Promise<void> => {
    if (made.has(name)) return;
    await target.create(name, indexes);
    made.add(name);
  };
  const drop = async (name: string): Promise<void> => {
    if (made.delete(name)) await target.drop(name);
  };
  const empty = (name: string): Promise<unknown> =>
    target.db
      .collection(name)
      .where({ _id: target.db.command.exists(true) })
      .remove();

  /** Runs one case in empty collections. */
  const play = async ({ run, indexes }: Case): Promise<void> => {
    cases += 1;
    const own = indexes !== undefined;
    const name = own ? `${prefix}_${cases}` : prefix;
    const used = [name];
    await make(name, indexes);
    const { db } = target;
    const other: World['other'] = async word => {
      const second = `${prefix}_${word}`;
      await make(second);
      used.push(second);
      return { coll: db.collection(second), name: second };
    };
    try {
      const { command } = db as never as { command: { aggregate: unknown } };
      await run({ db: db as World['db'], _: command, $: command.aggregate, coll: db.collection(name), name, other });
    } finally {
      for (const each of used) await (own && each === name ? drop(each) : empty(each));
    }
  };
  const close = async (): Promise<void> => {
    for (const name of [...made]) await drop(name);
  };
  return { play, close };
};
