import type { Transaction } from '../../db/database';
import { SCENES, type Scene } from './documents';

type Readable = Pick<Transaction, 'collection'>;

export const getScene = (from: Readable, scene: string): Promise<Scene | undefined> => from.collection<Scene>(SCENES).get(scene);

export const insertScene = (tx: Readable, scene: Scene): Promise<void> => tx.collection<Scene>(SCENES).insert(scene);
