import { View } from '@tarojs/components';
import { Icon } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import { go } from '@/lib/go';
import { codeMessages as words } from './messages';
import type { News } from './use-news';

/** Says over the code what has just come of it, and leads to the receipt. */
export const NewsCard = ({ news }: { news: News }) => {
  const { title, text, redemptionId } = news;
  const open = () => (redemptionId ? go('slip', { redemptionId }) : go('inbox'));
  return (
    <View className="code-news" onClick={open} {...a11y({ role: 'button', focusable: true })}>
      <Icon name={news.kind === 'reversal' ? 'undo' : 'done'} size={24} className="code-news__mark" />
      <View className="y-grow" {...a11y({ role: 'status', live: 'polite' })}>
        <View className="code-news__title">{words.justNow(title)}</View>
        <View className="y-note">{text}</View>
      </View>
      <View className="code-news__more">{redemptionId ? words.seeSlip : words.seeInbox}</View>
    </View>
  );
};
