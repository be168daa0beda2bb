import { View } from '@tarojs/components';
import { Icon } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import { offerMessages as m } from './messages';
import '@/components/chips/chips.scss';

type ChosenProps = { items: readonly { key: string; text: string }[]; onRemove: (key: string) => void };

/** What has been chosen or typed, each to be taken away by a tap. */
export const ChosenChips = ({ items, onRemove }: ChosenProps) =>
  items.length === 0 ? null : (
    <View className="y-chips">
      {items.map(({ key, text }) => (
        <View
          key={key}
          className="y-chip is-on"
          onClick={() => onRemove(key)}
          {...a11y({ role: 'button', focusable: true, label: m.pick.remove(text) })}
        >
          <View className="y-chip__face offer-chosen">
            <View>{text}</View>
            <Icon name="close" size={14} />
          </View>
        </View>
      ))}
    </View>
  );
