import { View } from '@tarojs/components';
import { a11y } from '@/lib/a11y';
import './chips.scss';

export type Chip = { key: string; text: string };
type ChipsProps = {
  /** what is chosen among, spoken before the choices */
  label: string;
  items: readonly Chip[];
  value: string | undefined;
  onChange: (key: string) => void;
};

/** One of a few short words, all in sight; for more than a dozen take a list. */
export const Chips = ({ label, items, value, onChange }: ChipsProps) => (
  <View className="y-chips" {...a11y({ role: 'radiogroup', label })}>
    {items.map(({ key, text }) => (
      <View
        key={key}
        className={`y-chip ${key === value ? 'is-on' : ''}`}
        onClick={() => onChange(key)}
        {...a11y({ role: 'radio', checked: key === value, focusable: true, label: text })}
      >
        <View className="y-chip__face">{text}</View>
      </View>
    ))}
  </View>
);
