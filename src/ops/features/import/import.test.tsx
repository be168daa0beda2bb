import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { testServer } from '../../../../tests/component/guide-server';
import { taroTest } from '../../../../tests/component/taro';
import { pickFile } from '../../lib/pick-file';
import { sendFile } from '../../lib/send-file';
import { ImportForm } from './import-form';

jest.mock('../../lib/pick-file', () => ({ pickFile: jest.fn() }));
jest.mock('../../lib/send-file', () => ({ sendFile: jest.fn() }));

const done = { importId: 'imp_1', templateId: 'tp_1', title: '冬装礼', name: '券码.csv', state: 'done' };
const job = { ...done, at: 0, byName: '许宁', lines: 1, added: 1, bad: 0, doneBp: 10_000, faults: [] };

beforeEach(() => taroTest.reset());

test('a file that did not arrive says so on the page, leaves no record, and is sent again as the same import', async () => {
  const server = testServer({
    'import.begin': () => ({ data: { importId: 'imp_1', upload: { url: '/up', headers: {} } } }),
    'import.start': () => ({ data: job }),
    'import.list': () => ({
      data: { items: [{ ...job, importId: 'imp_0', name: '没传上.csv', state: 'waiting' }] },
    }),
  });
  jest.mocked(pickFile).mockResolvedValue({ name: '券码.csv', bytes: new ArrayBuffer(8) });
  jest.mocked(sendFile).mockResolvedValueOnce(false).mockResolvedValueOnce(true);
  render(<ImportForm templateId="tp_1" title="冬装礼" onOther={() => undefined} />);
  expect(await screen.findByText('这个优惠还没有导入过')).toBeTruthy();
  expect(screen.queryByText('没传上.csv')).toBeNull();
  fireEvent.click(screen.getByText('选择文件并导入'));
  expect(await screen.findByText(/券码.csv 没有传上去，什么都没有导入/)).toBeTruthy();
  fireEvent.click(screen.getByText('再传一次'));
  expect(await screen.findByText('已完成')).toBeTruthy();
  await waitFor(() => expect(screen.queryByText(/没有传上去/)).toBeNull());
  const [first, second] = server.of('import.begin');
  expect(second?.requestId).toBe(first?.requestId);
});
