import { View } from '@tarojs/components';
import { a11y } from '@/lib/a11y';
import '@/components/chips/chips.scss';

type TogglesProps<K extends string | number> = {
  /** what is chosen among, spoken before the choices */
  label: string;
  items: readonly { key: K; text: string }[];
  value: readonly K[];
  onChange: (value: K[]) => void;
};

/** Any number of a few short words, all in sight. */
export const Toggles = <K extends string | number>({ label, items, value, onChange }: TogglesProps<K>) => (
  <View className="y-chips" {...a11y({ role: 'group', label })}>
    {items.map(({ key, text }) => {
      const on = value.includes(key);
      const next = (): K[] => (on ? value.filter(one => one !== key) : [...value, key]);
      return (
        <View
          key={key}
          className={`y-chip ${on ? 'is-on' : ''}`}
          onClick={() => onChange(next())}
          {...a11y({ role: 'checkbox', checked: on, focusable: true, label: text })}
        >
          <View className="y-chip__face">{text}</View>
        </View>
      );
    })}
  </View>
);
