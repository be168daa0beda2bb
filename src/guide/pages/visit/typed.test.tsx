import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useDrafts } from '../../features/bill/draft-store';
import { UnfinishedVisits } from '../../features/bill/unfinished-visits';
import { taroTest } from '../../../../tests/component/taro';
import {
  begin,
  fillIn,
  open,
  press,
  receipt,
  receiptShown,
  settled,
  tick,
} from '../../../../tests/component/visit-page';

beforeEach(begin);

/** What the counter redeemed meanwhile, under the slip that was typed. */
const redeemedSince = (over: object = {}) => {
  const row = { redemptionId: 'rd_7', slipNo: 'A7', state: 'redeemed', memberMasked: '林** 138****2046' };
  return { 'redemption.list': () => ({ data: { items: [{ ...row, ...over }], today: {} } }) };
};

describe('what was typed', () => {
  test('is there again when the page is opened anew', async () => {
    open();
    await fillIn('300', 'A7');
    cleanup();
    open();
    expect((await screen.findByLabelText<HTMLInputElement>('第 1 行的金额')).value).toBe('300');
    expect(screen.getByLabelText<HTMLInputElement>('小票号').value).toBe('A7');
  });

  test('under a slip that was redeemed since opens its receipt and is unfinished no more', async () => {
    open();
    await fillIn('300', 'a7');
    cleanup();
    open(redeemedSince());
    await waitFor(() =>
      expect(taroTest.calls.at(-1)).toMatchObject({
        api: 'redirectTo',
        options: { url: expect.stringContaining('rd_7') },
      }),
    );
    expect(useDrafts.getState().list).toEqual([]);
  });

  test.each([
    [{ state: 'reversed' }, 'undone since: the slip is free'],
    [{ slipNo: 'A8' }, 'another slip'],
    [{ memberMasked: '王** 139****0000' }, 'another member’s'],
  ])('stays a bill beside %j (%s)', async (over, _why) => {
    open();
    await fillIn('300', 'A7');
    cleanup();
    const server = open(redeemedSince(over));
    await waitFor(() => expect(server.of('redemption.list')).toHaveLength(1));
    await settled(/核销，收/);
    expect(taroTest.calls.filter(({ api }) => api === 'redirectTo')).toEqual([]);
    expect(useDrafts.getState().list).toHaveLength(1);
  });

  test('is shown on the workbench as unfinished, and leads back', async () => {
    open();
    await fillIn('300');
    cleanup();
    render(<UnfinishedVisits />);
    fireEvent.click(screen.getByRole('button', { name: /未完成的接待，林\*\* 138\*\*\*\*2046/ }));
    expect(taroTest.calls.at(-1)?.options).toMatchObject({ url: expect.stringContaining('vt_1') });
  });

  test.each([
    [
      'redeemed',
      async () => {
        await settled(/核销，收/);
        press(/核销，收/);
        await receiptShown();
      },
    ],
    [
      'given up',
      async () => {
        await settled(/核销，收/);
        tick(/满减券/);
        press('不用券，接待下一位');
      },
    ],
    ['emptied', async () => fillIn('', '')],
  ])('is forgotten when it is %s', async (_how, end) => {
    open({ 'bill.redeem': () => ({ data: receipt }) });
    await fillIn('300');
    expect(useDrafts.getState().list).toHaveLength(1);
    await end();
    expect(useDrafts.getState().list).toEqual([]);
  });
});
