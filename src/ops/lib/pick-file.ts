import Taro from '@tarojs/taro';
import { isWeapp } from '@/lib/platform';

export type PickedFile = { name: string; bytes: ArrayBuffer };

/** In the mini program: a file out of a conversation. */
const pickMessageFile = async (): Promise<PickedFile | undefined> => {
  const chosen = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['csv', 'txt'] }).catch(
    () => undefined,
  );
  const file = chosen?.tempFiles[0];
  if (!file) return undefined;
  const bytes = Taro.getFileSystemManager().readFileSync(file.path) as ArrayBuffer;
  return { name: file.name, bytes };
};

/** In a browser: its own dialogue; giving up there is told by `cancel`. */
const pickBrowserFile = (): Promise<PickedFile | undefined> =>
  new Promise((resolve, reject) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.csv,.txt,text/csv';
    input.addEventListener('cancel', () => resolve(undefined));
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (!file) return resolve(undefined);
      file.arrayBuffer().then(bytes => resolve({ name: file.name, bytes }), reject);
    });
    input.click();
  });

/** One file of text that the operator chooses; undefined when she chooses none. */
export const pickFile = (): Promise<PickedFile | undefined> =>
  isWeapp ? pickMessageFile() : pickBrowserFile();
