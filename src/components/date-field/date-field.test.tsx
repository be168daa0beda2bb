import { fireEvent, render, screen } from '@testing-library/react';
import { DateField } from './date-field.h5';
import type { DateFieldProps } from './props';

const show = (over: Partial<DateFieldProps> = {}) => {
  const onChange = jest.fn();
  render(<DateField mode="date" label="从哪天" value="2026-11-02" onChange={onChange} {...over} />);
  return onChange;
};
const own = (): string | null => document.querySelector('.date-field__shown')!.textContent;
const typing = (): boolean => document.querySelector('.is-typing') !== null;

test.each<[DateFieldProps['mode'], string, string]>([
  ['date', '2026-11-02', '2026年11月2日'],
  ['date', '2026-01-31', '2026年1月31日'],
  ['date', '', '选择日期'],
  ['time', '09:05', '09:05'],
  ['time', '', '不限'],
])('a %s of %j reads %j', (mode, value, text) => {
  show({ mode, value });
  expect(own()).toBe(text);
});

test('the browser’s own field stays: by its label, with its value, and what is picked is handed on', () => {
  const onChange = show();
  const field = screen.getByLabelText<HTMLInputElement>('从哪天');
  expect([field.type, field.value]).toEqual(['date', '2026-11-02']);
  fireEvent.change(field, { target: { value: '2026-12-01' } });
  expect(onChange).toHaveBeenCalledWith('2026-12-01');
  // what is read out is the field, not our text as well
  expect(document.querySelector('.date-field__shown')!.getAttribute('aria-hidden')).toBe('true');
});

test('while somebody types the browser’s text is in sight, with where she is; ours again when she leaves or picks', () => {
  show();
  const field = screen.getByLabelText('从哪天');
  fireEvent.keyDown(field, { key: 'Tab' });
  expect(typing()).toBe(false);
  fireEvent.keyDown(field, { key: '1' });
  expect(typing()).toBe(true);
  fireEvent.keyDown(field, { key: 'Tab' });
  expect(typing()).toBe(true);
  fireEvent.blur(field);
  expect(typing()).toBe(false);
  fireEvent.keyDown(field, { key: 'ArrowUp' });
  expect(typing()).toBe(true);
  fireEvent.pointerDown(field);
  expect(typing()).toBe(false);
});

test('what is wrong is told and marks the field', () => {
  show({ error: '截止要晚于开始' });
  expect(screen.getByRole('alert').textContent).toContain('截止要晚于开始');
  expect(screen.getByLabelText('从哪天').getAttribute('aria-invalid')).toBe('true');
});
