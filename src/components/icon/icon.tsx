import { View } from '@tarojs/components';
import { a11y } from '@/lib/a11y';
import type { IconName } from './names';
import './drawings.scss';
import './icon.scss';

export type { IconName };
export type IconProps = { name: IconName; size?: number; color?: string; label?: string; className?: string };

/** A line icon in the colour of the text around it. `size` in px. Without a `label` it is decoration. */
export const Icon = ({ name, size = 20, color, label, className = '' }: IconProps) => (
  <View
    className={`y-icon y-icon--${name} ${className}`}
    style={{ width: `${size}px`, height: `${size}px`, ...(color ? { backgroundColor: color } : {}) }}
    {...a11y(label ? { role: 'img', label } : { hidden: true })}
  />
);
