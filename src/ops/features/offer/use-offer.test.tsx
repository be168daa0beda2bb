import { act, renderHook, waitFor } from '@testing-library/react';
import { testServer } from '../../../../tests/component/guide-server';
import { taroTest } from '../../../../tests/component/taro';
import { useConfirm } from '@/lib/confirm';
import { useOffer } from './use-offer';

beforeEach(() => taroTest.reset());

test('what was taken since the page opened is in the figures after a move', async () => {
  let issued = 0;
  testServer({
    'offer.get': () => ({ data: { state: 'published' } }),
    'offer.report': () => ({ data: { stock: { issued } } }),
    'offer.pause': () => ({ data: { state: 'paused' } }),
  });
  const { result } = renderHook(() => useOffer('tp_1'));
  await waitFor(() => expect(result.current.report.data).toEqual({ stock: { issued: 0 } }));
  issued = 1;
  let moved: Promise<unknown> = Promise.resolve();
  act(() => void (moved = result.current.move('pause')));
  await act(async () => {
    useConfirm.getState().answer(true);
    await moved;
  });
  expect(result.current.query.data).toEqual({ state: 'paused' });
  await waitFor(() => expect(result.current.report.data).toEqual({ stock: { issued: 1 } }));
});
