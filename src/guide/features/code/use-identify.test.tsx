import { act, renderHook } from '@testing-library/react';
import { testServer } from '../../../../tests/component/guide-server';
import { taroTest } from '../../../../tests/component/taro';
import { useIdentify } from './use-identify';

const visit = { ticketId: 'vt_1', member: { nameMasked: '林**' } };
const stale = { refuse: { code: 'CODE_STALE', message: '会员码已过期' } };
const CODE = '90123456789012345678';

const setUp = (answer: Parameters<typeof testServer>[0][string]) => {
  const opened: string[] = [];
  const server = testServer({ 'visit.identify': answer });
  const { result } = renderHook(() => useIdentify(one => opened.push(one.ticketId)));
  return { server, opened, result, see: (text: string) => act(async () => void result.current.see(text)) };
};

beforeEach(() => taroTest.reset());

test('a code opens its visit', async () => {
  const { opened, see } = setUp(() => ({ data: visit }));
  await see(CODE);
  expect(opened).toEqual(['vt_1']);
});

test('after a lost answer the same code is the same request, so the server answers the visit and not "just used"', async () => {
  let tries = 0;
  const { server, opened, result, see } = setUp(() => ((tries += 1) === 1 ? 'lost' : { data: visit }));
  await see(CODE);
  expect(result.current.failure?.code).toBe('OFFLINE');
  await act(async () => result.current.enter(CODE));
  expect(opened).toEqual(['vt_1']);
  expect(server.calls[1]?.requestId).toBe(server.calls[0]?.requestId);
});

test('a refused code shows the server’s words, and the next code is asked about at once', async () => {
  const { server, result, see } = setUp(() => stale);
  await see('1');
  expect(result.current.failure?.message).toBe('会员码已过期');
  await see('1');
  await see('2');
  expect(server.calls.map(call => (call.data as { code: string }).code)).toEqual(['1', '2']);
});

test('a refused code that is typed again is a new request', async () => {
  const { server, result } = setUp(() => stale);
  await act(async () => result.current.enter(CODE));
  await act(async () => result.current.enter(CODE));
  expect(new Set(server.calls.map(call => call.requestId)).size).toBe(2);
});

test('back from a visit, the same phone still before the lens does not open it by itself, but offers the way back', async () => {
  const { server, opened, result, see } = setUp(() => ({ data: visit }));
  await see(CODE);
  await see(CODE);
  expect(server.calls).toHaveLength(1);
  expect(opened).toHaveLength(1);
  expect(result.current.again?.member.nameMasked).toBe('林**');
});

test('what is longer than any code is cut to what the contract takes', async () => {
  const { server, see } = setUp(() => stale);
  await see('x'.repeat(2_000));
  expect((server.calls[0]?.data as { code: string }).code).toHaveLength(512);
});
