import { fireEvent, render, screen } from '@testing-library/react';
import { CategoryTree } from './category-tree';

const categories = [
  { categoryId: 'apparel', name: '服饰' },
  { categoryId: 'womens', name: '女装', parentId: 'apparel' },
  { categoryId: 'coats', name: '大衣', parentId: 'womens' },
  { categoryId: 'beauty', name: '美妆' },
];
const tree = (value: string[]) => {
  const onChange = jest.fn();
  render(<CategoryTree label="限这些品类" categories={categories} value={value} onChange={onChange} />);
  const box = (name: string) => screen.getByRole('checkbox', { name });
  return { onChange, box };
};

test('one that is chosen covers all below it, which cannot be chosen beside it', () => {
  const { onChange, box } = tree(['apparel']);
  expect(['服饰', '女装', '大衣', '美妆'].map(name => box(name).getAttribute('aria-checked'))).toEqual([
    'true',
    'true',
    'true',
    'false',
  ]);
  expect(box('大衣').getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(box('大衣'));
  expect(onChange).not.toHaveBeenCalled();
});

test('choosing what is above takes its parts along, and leaves the others', () => {
  const { onChange, box } = tree(['coats', 'beauty']);
  fireEvent.click(box('服饰'));
  expect(onChange).toHaveBeenCalledWith(['beauty', 'apparel']);
});

test('a second tap takes it back', () => {
  const { onChange, box } = tree(['apparel', 'beauty']);
  fireEvent.click(box('服饰'));
  expect(onChange).toHaveBeenCalledWith(['beauty']);
});
