import { sha256 } from '../../crypto';
import type { Database, Doc } from '../../db/database';
import { insertOnce } from '../../db/insert-once';
import type { Brand, MallAgreement } from '../org/documents';

/**
 * The words of the mall's or a brand's terms as somebody was shown them. `_id` follows from the words, so that an edit
 * without a new version is another text. Never changed, never removed.
 */
export type ConsentText = Doc & {
  kind: 'mall' | 'brand';
  brandId?: string;
  version: string;
  title: string;
  legalEntity: string;
  lines: string[];
};

const CONSENT_TEXTS = 'consent_texts';

const textOf = (words: Omit<ConsentText, '_id'>): ConsentText => ({ _id: `ct_${sha256(JSON.stringify(words))}`, ...words });

/** The mall's terms of today. */
export const mallText = ({ version, title, legalEntity, summary }: MallAgreement): ConsentText =>
  textOf({ kind: 'mall', version, title, legalEntity, lines: summary });

/** A brand's terms of today. */
export const brandText = ({ _id, legalEntity, agreement: { version, title, data, purpose } }: Brand): ConsentText =>
  textOf({ kind: 'brand', brandId: _id, version, title, legalEntity, lines: [`使用您的${data.join('、')}`, `用于${purpose}`] });

/** Keeps the words before anybody's yes to them is. */
export const keepTexts = async (db: Database, texts: readonly ConsentText[]): Promise<void> => {
  await Promise.all(texts.map(text => insertOnce(db.collection<ConsentText>(CONSENT_TEXTS), text)));
};

/** Kept words by id. */
export const findTexts = async (db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, ConsentText>> => {
  if (ids.length === 0) return new Map();
  const texts = await db.collection<ConsentText>(CONSENT_TEXTS).find({ _id: db.command.in([...ids]) }, { limit: 1000 });
  return new Map(texts.map(text => [text._id, text]));
};
