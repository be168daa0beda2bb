import { invalidParam, unsupported } from '../wire/errors';
import type { WireHandler } from '../wire/handler';
import type { FileStore } from './files';
import { STORAGE_PATH, type Links } from './links';
import { checkedPath, MAX_BATCH, type FileIds } from './path';

/** Seconds that a link lives when nothing else is asked for, and at most. */
const DEFAULT_AGE_S = 2 * 60 * 60;
const MAX_AGE_S = 10 * 365 * 24 * 60 * 60;
const UPLOAD_AGE_S = 15 * 60;

export type StorageDeps = {
  files: FileStore;
  links: Links;
  ids: FileIds;
  now: () => number;
  /** `http://host:port` as the functions reach it. */
  origin: () => string;
};

type Answer = Record<string, unknown>;

const MISSING = { code: 'STORAGE_FILE_NONEXIST', message: 'storage file not exist' };

const batchOf = (value: unknown, name: string): unknown[] => {
  if (!Array.isArray(value) || value.length === 0)
    throw invalidParam(`[InvalidParameter] ${name} must be a non-empty array.`);
  if (value.length > MAX_BATCH)
    throw invalidParam(`[InvalidParameter] ${name} holds ${value.length} files, at most ${MAX_BATCH}.`);
  return value;
};

const recordOf = (value: unknown, name: string): Record<string, unknown> => {
  if (typeof value !== 'object' || value === null)
    throw invalidParam(`[InvalidParameter] ${name} must hold objects.`);
  return value as Record<string, unknown>;
};

const ageOf = (value: unknown): number => {
  if (value === undefined || value === null) return DEFAULT_AGE_S;
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0)
    throw invalidParam('[InvalidParameter] max_age must be a positive number of seconds.');
  return Math.min(Math.ceil(value), MAX_AGE_S);
};

type Copy = { from: string; to: string; overwrite: boolean; removeOriginal: boolean };

const copyOf = (item: unknown): Copy => {
  const { src_path, dst_path, overwrite, remove_original } = recordOf(item, 'file_list');
  const [from, to] = [checkedPath(src_path, 'src_path'), checkedPath(dst_path, 'dst_path')];
  if (from === to) throw invalidParam('[InvalidParameter] src_path and dst_path must differ.');
  return { from, to, overwrite: overwrite !== false, removeOriginal: remove_original === true };
};

/** The `storage.*` verbs of the SDK. */
export const storageHandlers = (deps: StorageDeps): Record<string, WireHandler> => {
  const { files, links, ids, now, origin } = deps;
  const secondsFromNow = (seconds: number): number => Math.ceil(now() / 1000) + seconds;
  const addressOf = (path: string): string =>
    origin() + STORAGE_PATH + path.split('/').map(encodeURIComponent).join('/');

  const linkOf = (item: unknown): Answer => {
    const { fileid, max_age, url_type } = recordOf(item, 'file_list');
    const age = ageOf(max_age);
    const path = ids.pathOf(fileid);
    if (path === null || files.find(path) === null) return { fileID: fileid, tempFileURL: '', ...MISSING };
    const until = secondsFromNow(age);
    // the SDK encodes the address once more before it downloads, except for a COS_URL
    const address = url_type === 'COS_URL' ? addressOf(path) : origin() + STORAGE_PATH + path;
    const url = `${address}?sign=${links.sign('get', path, until)}&t=${until}`;
    return { code: 'SUCCESS', fileID: fileid, tempFileURL: url, download_url: url };
  };

  const removeOne = async (id: unknown): Promise<Answer> => {
    const path = ids.pathOf(id);
    const removed = path !== null && (await files.remove(path));
    return removed ? { fileID: id, code: 'SUCCESS' } : { fileID: id, ...MISSING };
  };

  const copyOne = async ({ from, to, overwrite, removeOriginal }: Copy): Promise<Answer> => {
    if (!overwrite && files.find(to) !== null)
      return { code: 'STORAGE_FILE_PATH_CONFLICT', message: 'the file exists and must not be overwritten' };
    if ((await files.copy(from, to)) === null) return MISSING;
    if (removeOriginal) await files.remove(from);
    return { code: 'SUCCESS', fileId: ids.of(to), fileID: ids.of(to) };
  };

  const oneAfterAnother = async <T>(items: T[], work: (item: T) => Promise<Answer>): Promise<Answer[]> => {
    const answers: Answer[] = [];
    for (const item of items) answers.push(await work(item));
    return answers;
  };

  return {
    'storage.getUploadMetadata': params => {
      const path = checkedPath(params['path']);
      const until = secondsFromNow(UPLOAD_AGE_S);
      return {
        data: {
          url: addressOf(path),
          token: String(until),
          authorization: links.sign('put', path, until),
          fileId: ids.of(path),
          cosFileId: Buffer.from(path).toString('base64'),
        },
      };
    },
    'storage.batchGetDownloadUrl': params => ({
      data: { download_list: batchOf(params['file_list'], 'file_list').map(linkOf) },
    }),
    'storage.batchDeleteFile': async params => ({
      data: { delete_list: await oneAfterAnother(batchOf(params['fileid_list'], 'fileid_list'), removeOne) },
    }),
    'storage.batchCopyFile': async params => ({
      // all are understood before the first is copied
      data: {
        copy_list: await oneAfterAnother(batchOf(params['file_list'], 'file_list').map(copyOf), copyOne),
      },
    }),
    'storage.getFileAuthority': () => {
      throw unsupported('storage.getFileAuthority (functions act as the administrator)');
    },
  };
};
