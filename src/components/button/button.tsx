import { Button as Native, View, type ButtonProps as NativeProps } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import './button.scss';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

export type ButtonProps = {
  children: ReactNode;
  kind?: ButtonKind;
  /** 44 px instead of 48: the guide's density */
  compact?: boolean;
  /** as wide as its words instead of the whole line */
  inline?: boolean;
  icon?: IconName;
  loading?: boolean;
  disabled?: boolean;
  onClick?: () => void;
  /** spoken instead of the words on it */
  label?: string;
  className?: string;
  /** WeChat's own abilities of a button; ignored by H5 */
  native?: Pick<NativeProps, 'openType' | 'onGetPhoneNumber' | 'onAgreePrivacyAuthorization'>;
};

/** A button; a verb is written on it. While `loading` it keeps its width and does not answer. */
export const Button = (props: ButtonProps) => {
  const {
    children,
    kind = 'primary',
    compact,
    inline,
    icon,
    loading,
    disabled,
    onClick,
    label,
    native,
  } = props;
  const off = Boolean(disabled || loading);
  const classes = ['y-button', `y-button--${kind}`, props.className ?? ''];
  if (compact) classes.push('y-button--compact');
  if (inline) classes.push('y-button--inline');
  if (loading) classes.push('is-loading');
  if (off) classes.push('is-off');
  return (
    <Native
      className={classes.join(' ')}
      hoverClass={off ? 'none' : 'is-pressed'}
      onClick={() => (off ? undefined : onClick?.())}
      {...(off ? {} : native)}
      {...a11y({ role: 'button', focusable: true, disabled: off, label })}
    >
      <View className="y-button__inside">
        {loading ? <View className="y-button__spin" /> : icon && <Icon name={icon} size={20} />}
        <View>{children}</View>
      </View>
    </Native>
  );
};
