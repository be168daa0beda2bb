import { setImmediate as turn } from 'node:timers/promises';
import { noDisk, type Disk } from '../store/disk';

/** A disk that takes its time: a sync ends when the test says so. */
export const slowDisk = () => {
  const underWay: ((error: Error | null) => void)[] = [];
  const disk: Disk = { ...noDisk, sync: done => void underWay.push(done) };
  const end = (error: Error | null = null) => underWay.shift()!(error);
  return { disk, end, underWay };
};

/** Long enough for everything that does not wait for the disk. */
export const someTurns = async () => {
  for (let i = 0; i < 20; i++) await turn();
};
