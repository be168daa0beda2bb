import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { render } from '@testing-library/react';
import { Icon } from './icon';
import { iconNames } from './names';

test('every icon has a drawing, and every drawing a name', () => {
  const styles = readFileSync(join(__dirname, 'drawings.scss'), 'utf8');
  const drawn = [...styles.matchAll(/^ {2}'([a-z]+)':/gm)].map(([, name]) => name);
  expect(drawn).toEqual([...iconNames]);
});

test('a node carries the name of its drawing and never the drawing itself', () => {
  const { container } = render(<Icon name="gift" size={16} />);
  const node = container.firstElementChild!;
  expect(node.classList.contains('y-icon--gift')).toBe(true);
  expect(node.getAttribute('style')).toBe('width: 16px; height: 16px;');
});
