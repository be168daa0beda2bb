import { View } from '@tarojs/components';
import { Icon } from '@/components/icon/icon';
import type { IconName } from '@/components/icon/names';
import { a11y } from '@/lib/a11y';
import './live-note.scss';

type LiveNoteProps = {
  tone: 'good' | 'warn';
  icon: IconName;
  title: string;
  text: string;
  /** the word for where a tap leads */
  more: string;
  onClick: () => void;
};

/** Says above a page's own matter what has just come up, also to who does not see it, and leads there. */
export const LiveNote = ({ tone, icon, title, text, more, onClick }: LiveNoteProps) => (
  <View className="live-note" {...a11y({ role: 'status', live: 'polite' })}>
    <View
      className={`live-note__link live-note__link--${tone}`}
      onClick={onClick}
      {...a11y({ role: 'button', focusable: true, label: `${title}，${text}，${more}` })}
    >
      <Icon name={icon} size={24} className="live-note__mark" />
      <View className="y-grow">
        <View className="live-note__title">{title}</View>
        <View className="y-note">{text}</View>
      </View>
      <View className="live-note__more">{more}</View>
    </View>
  </View>
);
