import { parseDoc } from '../ejson/read';
import { Doc } from '../ejson/value';
import type { Store } from '../store/open';
import { invalidParam, WireError } from '../wire/errors';

/** How many documents, and about how many bytes of them, travel in one page. */
export const PAGE_DOCUMENTS = 1000;
const PAGE_BYTES = 4 * 1024 * 1024;

export type ExportPage = { lines: string[]; next: number | null };

/**
 * One page of a collection as lines of canonical EJSON, in insertion order, after the document numbered `after` (0 for
 * the first page). `next` is the number to go on with, null at the end. Each page sees what is committed then.
 */
export const exportPage = (store: Store, collection: string, after: number): ExportPage => {
  const rows = store.collection(collection).sql.after(after, PAGE_DOCUMENTS);
  const lines: string[] = [];
  let bytes = 0;
  for (const row of rows) {
    if (lines.length > 0 && bytes + row.body.length > PAGE_BYTES)
      return { lines, next: rows[lines.length - 1]!.ord };
    lines.push(row.body);
    bytes += row.body.length;
  }
  return { lines, next: rows.length < PAGE_DOCUMENTS ? null : rows[rows.length - 1]!.ord };
};

/** `insert` refuses a document that is there (E11000), `replace` puts the new one in its place. */
export const IMPORT_MODES = ['insert', 'replace'] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

const atLine = (error: unknown, line: number): unknown =>
  error instanceof WireError ? new WireError(error.code, `line ${line}: ${error.message}`) : error;

const idQuery = (doc: Doc): Doc => {
  const query = new Doc();
  const equal = new Doc();
  equal['$eq'] = doc['_id']!;
  query['_id'] = equal;
  return query;
};

/**
 * Puts lines of EJSON, one document each, into a collection, made if it is missing. Answers how many; those before a
 * line that is refused stay, and the error names that line (from 1).
 */
export const importLines = async (
  store: Store,
  collection: string,
  lines: readonly string[],
  mode: ImportMode,
): Promise<number> => {
  await store.ensureCollection(collection);
  const target = store.collection(collection);
  const put = (doc: Doc) => {
    if (mode === 'insert' || !('_id' in doc)) return void store.operations.insert(target, [doc], undefined);
    const question = { query: idQuery(doc), data: doc, multi: false, replace: true, upsert: true };
    store.operations.update(target, question, undefined);
  };
  let done = 0;
  const putAll = () => {
    // started again when a document was locked: it goes on where it was
    for (; done < lines.length; done++) put(parseDoc(lines[done], 'A document', { now: store.now }));
  };
  try {
    await store.run(undefined, putAll);
  } catch (error) {
    throw atLine(error, done + 1);
  }
  return done;
};

export const modeOf = (value: unknown): ImportMode => {
  const mode = IMPORT_MODES.find(item => item === value);
  if (!mode) throw invalidParam(`mode must be ${IMPORT_MODES.join(' or ')}.`);
  return mode;
};
