import Taro from '@tarojs/taro';
import { copyText } from '@/lib/copy';
import { isH5 } from '@/lib/platform';
import { toast } from '@/lib/toast';
import { opsMessages as m } from './messages';

const inBrowser = (url: string, fileName: string): void => {
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.rel = 'noopener';
  link.click();
};

/** WeChat opens tables itself; what it cannot open is taken to a computer by its link. */
const inWechat = async (url: string, fileName: string): Promise<void> => {
  if (!fileName.endsWith('.xlsx')) return copyText(url, m.linkCopied);
  const { tempFilePath } = await Taro.downloadFile({ url });
  await Taro.openDocument({ filePath: tempFilePath, fileType: 'xlsx', showMenu: true });
};

/** Takes a file away, by a link that holds for a few minutes. */
export const openFile = async ({ url, fileName }: { url: string; fileName: string }): Promise<void> => {
  if (isH5) return inBrowser(url, fileName);
  try {
    await inWechat(url, fileName);
  } catch {
    toast(m.notOpened, 'bad');
  }
};
