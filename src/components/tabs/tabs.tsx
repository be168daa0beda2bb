import { View } from '@tarojs/components';
import { a11y } from '@/lib/a11y';
import './tabs.scss';

type TabsProps<K extends string> = {
  tabs: readonly { key: K; text: string }[];
  value: K;
  onChange: (key: K) => void;
  /** `pills` are the smaller second level */
  look?: 'line' | 'pills';
};

/** Views of one matter beside each other. */
export const Tabs = <K extends string>({ tabs, value, onChange, look = 'line' }: TabsProps<K>) => (
  <View className={`y-tabs y-tabs--${look}`} {...a11y({ role: 'tablist' })}>
    {tabs.map(({ key, text }) => (
      <View
        key={key}
        className={`y-tabs__tab ${key === value ? 'is-on' : ''}`}
        onClick={() => onChange(key)}
        {...a11y({ role: 'tab', focusable: true, selected: key === value })}
      >
        <View className="y-tabs__text">{text}</View>
      </View>
    ))}
  </View>
);
