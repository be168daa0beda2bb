/** Stands in for `@tarojs/components`: plain elements with the same events, so that Testing Library can use them. */
import type { ChangeEvent, MouseEvent, ReactNode } from 'react';

type Props = {
  children?: ReactNode;
  className?: string;
  style?: Record<string, string>;
  id?: string;
  onClick?: (event: MouseEvent) => void;
  [name: string]: unknown;
};

/** Only what HTML knows goes on; Taro's own attributes would be reported by React. */
const htmlOnly = (props: Props) =>
  Object.fromEntries(Object.entries(props).filter(([name]) => /^(id|className|style|role|tabIndex|onClick|aria-.*|data-.*)$/.test(name)));

export const View = ({ children, ...rest }: Props) => <div {...htmlOnly(rest)}>{children}</div>;
export const Text = ({ children, ...rest }: Props) => <span {...htmlOnly(rest)}>{children}</span>;
export const ScrollView = View;
export const Canvas = View;
export const PageMeta = ({ children }: Props) => <>{children}</>;

export const Image = ({ src, onError, ...rest }: Props & { src?: string; onError?: () => void }) => (
  <img src={src} alt="" onError={onError} {...htmlOnly(rest)} />
);

export const Button = ({ children, onGetPhoneNumber, onClick, ...rest }: Props) => (
  <button
    type="button"
    {...htmlOnly(rest)}
    onClick={event => {
      onClick?.(event);
      // a test answers WeChat's panel by the code it puts on the window
      const detail = (globalThis as { phoneDetail?: unknown }).phoneDetail;
      if (detail) (onGetPhoneNumber as ((event: unknown) => void) | undefined)?.({ detail });
    }}
  >
    {children}
  </button>
);

type InputProps = Props & {
  value?: string;
  placeholder?: string;
  disabled?: boolean;
  maxlength?: number;
  nativeProps?: Record<string, unknown>;
  onInput?: (event: { detail: { value: string } }) => void;
  onConfirm?: () => void;
  onBlur?: () => void;
};

export const Input = ({ value, placeholder, disabled, maxlength, nativeProps, onInput, onConfirm, onBlur, ...rest }: InputProps) => (
  <input
    {...htmlOnly(rest)}
    {...htmlOnly(nativeProps ?? {})}
    value={value ?? ''}
    placeholder={placeholder}
    disabled={disabled}
    maxLength={maxlength}
    onChange={(event: ChangeEvent<HTMLInputElement>) => onInput?.({ detail: { value: event.target.value } })}
    onKeyDown={event => (event.key === 'Enter' ? onConfirm?.() : undefined)}
    onBlur={() => onBlur?.()}
  />
);

/** WeChat's wheel, as a plain field that takes the value as it is. */
export const Picker = ({ value, mode, onChange }: Props & { value?: string; mode?: string; onChange?: (event: { detail: { value: string } }) => void }) => (
  <input data-mode={mode} value={value ?? ''} onChange={event => onChange?.({ detail: { value: event.target.value } })} />
);
