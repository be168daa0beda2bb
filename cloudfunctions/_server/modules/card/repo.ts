import type { Transaction, Reader } from '../../db/database';
import { OFFLINE_CARDS, type OfflineCard } from './documents';

type Readable = Pick<Transaction, 'collection'>;

export const cardsOf = (from: Readable): Reader<OfflineCard> => from.collection<OfflineCard>(OFFLINE_CARDS);

export const findCardByNumber = async (from: Readable, numberHash: string): Promise<OfflineCard | undefined> =>
  (await cardsOf(from).find({ numberHash }, { limit: 1 }))[0];
