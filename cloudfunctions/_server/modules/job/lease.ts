import type { Context } from '../../context';
import type { Doc } from '../../db/database';
import { DuplicateKeyError } from '../../db/errors';
import type { Counts } from './pages';

/** A kind of job: who runs it until when, and what its last run did. */
type JobRecord = Doc & { leaseUntil: number; lastAt?: number; counts?: Counts };

const JOBS = 'jobs';
/** As long as the function may run: a crashed run holds the next one up no longer. */
const LEASE_MS = 60_000;

const acquire = async ({ deps, now }: Context, kind: string): Promise<boolean> => {
  const jobs = deps.db.collection<JobRecord>(JOBS);
  const leaseUntil = now + LEASE_MS;
  if (await jobs.updateAndReturn({ _id: kind, leaseUntil: deps.db.command.lte(now) }, { leaseUntil })) return true;
  try {
    await jobs.insert({ _id: kind, leaseUntil });
    return true;
  } catch (error) {
    if (error instanceof DuplicateKeyError) return false;
    throw error;
  }
};

/** Runs a job unless another instance is at it: timers may fire twice. */
export const withLease = async (context: Context, kind: string, work: () => Promise<Counts>): Promise<Counts> => {
  if (!(await acquire(context, kind))) return { done: 0, failed: 0, more: false };
  const { db, now } = context.deps;
  const release = (counts?: Counts) =>
    db.collection<JobRecord>(JOBS).update(kind, { leaseUntil: 0, lastAt: now(), ...(counts ? { counts: db.command.set(counts) } : {}) });
  try {
    const counts = await work();
    await release(counts);
    return counts;
  } catch (error) {
    await release();
    throw error;
  }
};
