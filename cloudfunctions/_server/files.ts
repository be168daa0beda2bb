import type tcb from '@cloudbase/node-sdk';

/** Files in the storage, that nobody reads but by a link with an end. */
export type Files = {
  /** Writes a file, over one that is there; answers its id. */
  put(path: string, bytes: Buffer): Promise<string>;
  /** A link that works for so many seconds. */
  link(fileId: string, seconds: number): Promise<string>;
  /** Removing what is gone is no error. */
  remove(fileId: string): Promise<void>;
};

const GONE = 'STORAGE_FILE_NONEXIST';

export const openFiles = (app: tcb.CloudBase): Files => ({
  put: async (cloudPath, fileContent) => (await app.uploadFile({ cloudPath, fileContent })).fileID,
  link: async (fileID, maxAge) => {
    const [file] = (await app.getTempFileURL({ fileList: [{ fileID, maxAge }] })).fileList;
    if (!file?.tempFileURL) throw new Error(`no link to ${fileID}: ${file?.code}`);
    return file.tempFileURL;
  },
  remove: async fileID => {
    const [file] = (await app.deleteFile({ fileList: [fileID] })).fileList;
    if (file && file.code !== 'SUCCESS' && file.code !== GONE) throw new Error(`${fileID} is not removed: ${file.code}`);
  },
});
