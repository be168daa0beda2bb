import type tcb from '@cloudbase/node-sdk';

/** Files in the storage, that nobody reads but by a link with an end. */
export type Files = {
  /** Writes a file, over one that is there; answers its id. */
  put(path: string, bytes: Buffer): Promise<string>;
  /** A link that works for so many seconds. */
  link(fileId: string, seconds: number): Promise<string>;
  /** Lets somebody else send a file's bytes: a PUT to the address with these headers, for some minutes. */
  allow(path: string): Promise<{ fileId: string; upload: { url: string; headers: Record<string, string> } }>;
  /** In bytes; undefined when there is no such file. */
  size(fileId: string): Promise<number | undefined>;
  /** The bytes one piece after another, without holding them. @throws Error when the file cannot be read */
  read(fileId: string): Promise<AsyncIterable<Uint8Array>>;
  /** Removing what is gone is no error. */
  remove(fileId: string): Promise<void>;
};

const GONE = 'STORAGE_FILE_NONEXIST';

type UploadMetadata = { data: { url: string; token: string; authorization: string; fileId: string; cosFileId: string } };

const READ_S = 600;

const linkTo = async (app: tcb.CloudBase, fileID: string, maxAge: number): Promise<string> => {
  const [file] = (await app.getTempFileURL({ fileList: [{ fileID, maxAge }] })).fileList;
  if (!file?.tempFileURL) throw new Error(`no link to ${fileID}: ${file?.code}`);
  return file.tempFileURL;
};

export const openFiles = (app: tcb.CloudBase): Files => ({
  put: async (cloudPath, fileContent) => (await app.uploadFile({ cloudPath, fileContent })).fileID,
  link: (fileID, maxAge) => linkTo(app, fileID, maxAge),
  allow: async cloudPath => {
    const { data } = (await app.getUploadMetadata({ cloudPath })) as UploadMetadata;
    const { url, token, authorization, fileId, cosFileId } = data;
    const key = encodeURIComponent(cloudPath);
    return { fileId, upload: { url, headers: { authorization, 'x-cos-security-token': token, 'x-cos-meta-fileid': cosFileId, key } } };
  },
  size: async fileID => {
    const [file] = (await app.getFileInfo({ fileList: [fileID] })).fileList;
    return file?.code === 'SUCCESS' ? file.size : undefined;
  },
  read: async fileId => {
    const answer = await fetch(encodeURI(await linkTo(app, fileId, READ_S)));
    if (!answer.ok || !answer.body) throw new Error(`${fileId} cannot be read: ${answer.status}`);
    return answer.body as unknown as AsyncIterable<Uint8Array>;
  },
  remove: async fileID => {
    const [file] = (await app.deleteFile({ fileList: [fileID] })).fileList;
    if (file && file.code !== 'SUCCESS' && file.code !== GONE) throw new Error(`${fileID} is not removed: ${file.code}`);
  },
});
