import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import './cell.scss';

export type CellProps = {
  title: ReactNode;
  note?: ReactNode;
  value?: ReactNode;
  icon?: IconName;
  /** instead of an icon */
  lead?: ReactNode;
  /** something to act on at the end of the row */
  tail?: ReactNode;
  onClick?: () => void;
  label?: string;
  danger?: boolean;
};

/** One row of a list; with `onClick` it leads somewhere and shows it. */
export const Cell = ({ title, note, value, icon, lead, tail, onClick, label, danger }: CellProps) => (
  <View
    className={`y-cell ${danger ? 'y-cell--danger' : ''}`}
    {...(onClick
      ? { onClick, hoverClass: 'is-pressed', ...a11y({ role: 'button', focusable: true, label }) }
      : {})}
  >
    {lead ?? (icon && <Icon name={icon} size={22} className="y-cell__icon" />)}
    <View className="y-cell__text">
      <View className="y-cell__title">{title}</View>
      {note && <View className="y-cell__note">{note}</View>}
    </View>
    {value && <View className="y-cell__value">{value}</View>}
    {tail}
    {onClick && <Icon name="right" size={16} className="y-cell__arrow" />}
  </View>
);

/** Rows with a hairline between them. */
export const CellGroup = ({ children }: { children: ReactNode }) => (
  <View className="y-cells">{children}</View>
);
