import { isH5 } from './platform';

export type A11y = {
  role?: string;
  label?: string;
  hidden?: boolean;
  checked?: boolean;
  selected?: boolean;
  /** of links: the page one is on */
  current?: boolean;
  disabled?: boolean;
  expanded?: boolean;
  modal?: boolean;
  live?: 'polite' | 'assertive';
  invalid?: boolean;
  describedBy?: string;
  /** of a heading: 1 for the page's own */
  level?: number;
  /** puts the element into the tab order */
  focusable?: boolean;
};

const names: Record<Exclude<keyof A11y, 'role' | 'focusable'>, string> = {
  label: 'aria-label',
  hidden: 'aria-hidden',
  checked: 'aria-checked',
  selected: 'aria-selected',
  current: 'aria-current',
  disabled: 'aria-disabled',
  expanded: 'aria-expanded',
  modal: 'aria-modal',
  live: 'aria-live',
  invalid: 'aria-invalid',
  describedBy: 'aria-describedby',
  level: 'aria-level',
};

/**
 * Accessibility attributes for a Taro element on H5. On weapp nothing is added: its templates do not know these
 * names and they would only travel in every `setData`. Absent values are left out, because Taro writes "undefined".
 */
export const a11y = (facts: A11y): Record<string, string | number> => {
  if (!isH5) return {};
  const attributes: Record<string, string | number> = {};
  if (facts.role) attributes.role = facts.role;
  if (facts.focusable) attributes.tabIndex = 0;
  for (const [key, name] of Object.entries(names) as [keyof typeof names, string][]) {
    const value = facts[key];
    if (value !== undefined) attributes[name] = String(value);
  }
  return attributes;
};

/** The same for an `Input`: its host is only a wrapper on H5, the attributes belong on the real input inside it. */
export const inputA11y = (
  facts: A11y,
  more: Record<string, string> = {},
): { nativeProps?: Record<string, unknown> } => (isH5 ? { nativeProps: { ...more, ...a11y(facts) } } : {});
