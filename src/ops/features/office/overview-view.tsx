import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { FailureLine } from '@/components/error-state/error-state';
import { a11y } from '@/lib/a11y';
import type { Acting } from '@/lib/acting';
import { useWide } from '../../components/desktop/use-wide';
import { officeMessages as m } from './messages';
import { shortcutsOf, type Figure } from './overview';
import type { Overview } from './use-office';
import './office.scss';

const Tile = ({ name, value, open }: Figure) => (
  <View
    className="office__tile office__figure"
    hoverClass="is-pressed"
    onClick={open}
    {...a11y({ role: 'button', focusable: true, label: `${name} ${value}` })}
  >
    <View className="y-note">{name}</View>
    <View className="office__value">{value}</View>
  </View>
);

/** How her part of the business stands, each figure with the way to what is behind it. */
export const Figures = ({ overview: { figures, failure } }: { overview: Overview }) =>
  figures.length === 0 && !failure ? null : (
    <View>
      <View className="office__head">{m.stands}</View>
      <FailureLine failure={failure} />
      <View className="office__tiles office__tiles--figures">
        {figures.map(figure => (
          <Tile key={figure.name} {...figure} />
        ))}
      </View>
    </View>
  );

/** What she begins most often; the phone has all pages below. */
export const Shortcuts = ({ role }: { role: Acting['role'] }) => {
  const items = shortcutsOf(role);
  if (!useWide() || items.length === 0) return null;
  return (
    <View>
      <View className="office__head">{m.often}</View>
      <View className="office__shortcuts">
        {items.map(({ text, open }) => (
          <Button key={text} kind="secondary" compact inline onClick={open}>
            {text}
          </Button>
        ))}
      </View>
    </View>
  );
};
