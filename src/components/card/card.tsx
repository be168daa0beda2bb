import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { a11y } from '@/lib/a11y';
import './card.scss';

type CardProps = {
  children: ReactNode;
  title?: ReactNode;
  /** at the end of the title's line */
  aside?: ReactNode;
  /** no padding, for lists */
  flush?: boolean;
  onClick?: () => void;
  label?: string;
  className?: string;
};

/** A white sheet on the ground. */
export const Card = ({ children, title, aside, flush, onClick, label, className = '' }: CardProps) => (
  <View
    className={`y-card ${flush ? 'y-card--flush' : ''} ${className}`}
    {...(onClick ? { onClick, ...a11y({ role: 'button', focusable: true, label }) } : {})}
  >
    {(title || aside) && (
      <View className="y-card__head">
        <View className="y-card__title">{title}</View>
        {aside}
      </View>
    )}
    {children}
  </View>
);
