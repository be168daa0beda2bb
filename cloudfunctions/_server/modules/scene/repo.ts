import type { Database, Transaction } from '../../db/database';
import { SCENES, type Scene } from './documents';

type Readable = Pick<Transaction, 'collection'>;

export const getScene = (from: Readable, scene: string): Promise<Scene | undefined> => from.collection<Scene>(SCENES).get(scene);

export const insertScene = (tx: Readable, scene: Scene): Promise<void> => tx.collection<Scene>(SCENES).insert(scene);

/** The badges of a guide for one brand at one counter, oldest first. */
export const findBadges = (
  db: Database,
  { guideId, counterId, brandId }: Pick<Scene, 'guideId' | 'counterId' | 'brandId'>,
): Promise<Scene[]> =>
  db.collection<Scene>(SCENES).find({ guideId, counterId, brandId, placement: 'badge' }, { order: [['at', 'asc']], limit: 10 });
