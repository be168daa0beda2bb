import { render, screen } from '@testing-library/react';
import { Facts } from './facts';

test('what there is not has no row, and nothing is a value too', () => {
  render(
    <Facts
      items={[
        ['小票号', 'A1'],
        ['退款单号', undefined],
        ['累计已退', false],
        ['说明', ''],
        ['笔数', 0],
      ]}
    />,
  );
  expect(screen.getByText('小票号')).toBeTruthy();
  expect(screen.getByText('笔数')).toBeTruthy();
  for (const name of ['退款单号', '累计已退', '说明']) expect(screen.queryByText(name)).toBeNull();
});
