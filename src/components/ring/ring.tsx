import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { a11y } from '@/lib/a11y';
import './ring.scss';

type RingProps = {
  /** 1 full … 0 empty */
  left: number;
  size?: number;
  children?: ReactNode;
  label: string;
};

/** A quiet ring that empties as time runs out. */
export const Ring = ({ left, size = 44, children, label }: RingProps) => {
  const degrees = Math.round(Math.min(1, Math.max(0, left)) * 360);
  return (
    <View
      className="y-ring"
      style={{
        width: `${size}px`,
        height: `${size}px`,
        backgroundImage: `conic-gradient(var(--ring-on) ${degrees}deg, var(--ring-off) ${degrees}deg)`,
      }}
      {...a11y({ role: 'timer', label })}
    >
      <View className="y-ring__hole">{children}</View>
    </View>
  );
};
