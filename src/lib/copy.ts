import Taro from '@tarojs/taro';
import { isWeapp } from './platform';
import { toast } from './toast';

/**
 * Copies a text and says so in one word, ours. WeChat, and in a browser Taro after it, says a word of its own whenever
 * something is copied.
 */
export const copyText = async (data: string, said: string): Promise<void> => {
  await Taro.setClipboardData({ data });
  if (isWeapp) {
    // a phone shows one of these at a time: ours takes the place of WeChat's, which cannot be told to be silent
    await Taro.showToast({ title: said, icon: 'none' });
    return;
  }
  void Taro.hideToast();
  toast(said, 'good');
};
