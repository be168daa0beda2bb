import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { useWedge } from './use-wedge';

const CODE = '6901234567892';
const heard: string[] = [];

const Bill = ({ overAmounts }: { overAmounts?: boolean }) => {
  const [amount, setAmount] = useState('120');
  const [slip, setSlip] = useState('');
  useWedge(true, code => heard.push(code), { overAmounts });
  return (
    <>
      <input
        aria-label="金额"
        inputMode="decimal"
        value={amount}
        onInput={e => setAmount(e.currentTarget.value)}
        onChange={() => undefined}
      />
      <input
        aria-label="小票号"
        value={slip}
        onInput={e => setSlip(e.currentTarget.value)}
        onChange={() => undefined}
      />
    </>
  );
};
/** What a scanner does in the field that has the focus: keys, each of which writes, and Enter. */
const scanInto = (name: string, text = CODE) => {
  const field = screen.getByLabelText<HTMLInputElement>(name);
  for (const key of text) {
    fireEvent.keyDown(field, { key });
    fireEvent.input(field, { target: { value: field.value + key } });
  }
  fireEvent.keyDown(field, { key: 'Enter' });
  return field;
};

beforeEach(() => heard.splice(0));

test('a code scanned while an amount has the focus is a code, and the amount stays what it was', () => {
  render(<Bill overAmounts />);
  expect(scanInto('金额').value).toBe('120');
  expect(heard).toEqual([CODE]);
});

test('a second scan puts back what stood there too', () => {
  render(<Bill overAmounts />);
  scanInto('金额');
  scanInto('金额');
  expect(screen.getByLabelText<HTMLInputElement>('金额').value).toBe('120');
  expect(heard).toEqual([CODE, CODE]);
});

test('the number of a slip may be scanned into its field', () => {
  render(<Bill overAmounts />);
  expect(scanInto('小票号').value).toBe(CODE);
  expect(heard).toEqual([]);
});

test('a few digits and Enter are an amount', () => {
  render(<Bill overAmounts />);
  expect(scanInto('金额', '5').value).toBe('1205');
  expect(heard).toEqual([]);
});

test('where nobody asked for it a field keeps what is typed', () => {
  render(<Bill />);
  expect(scanInto('金额').value).toBe(`120${CODE}`);
  expect(heard).toEqual([]);
});
