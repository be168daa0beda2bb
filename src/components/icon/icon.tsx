import { View } from '@tarojs/components';
import { a11y } from '@/lib/a11y';
import { iconPaths, type IconName } from './paths';
import './icon.scss';

const svg = (name: IconName) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#000" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${iconPaths[name]}</svg>`;
const maskOf = (name: IconName) => `url("data:image/svg+xml,${encodeURIComponent(svg(name))}")`;

export type { IconName };
export type IconProps = { name: IconName; size?: number; color?: string; label?: string; className?: string };

/** A line icon in the colour of the text around it. `size` in px. Without a `label` it is decoration. */
export const Icon = ({ name, size = 20, color, label, className = '' }: IconProps) => {
  const mask = maskOf(name);
  const style = {
    width: `${size}px`,
    height: `${size}px`,
    maskImage: mask,
    WebkitMaskImage: mask,
    ...(color ? { backgroundColor: color } : {}),
  };
  return (
    <View
      className={`y-icon ${className}`}
      style={style}
      {...a11y(label ? { role: 'img', label } : { hidden: true })}
    />
  );
};
