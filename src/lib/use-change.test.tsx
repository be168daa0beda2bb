import { act, renderHook } from '@testing-library/react';
import type { Answer } from './api';
import { clientFailure, type Failure } from './failure';
import { useChange } from './use-change';

const good: Answer<string> = { ok: true, data: 'done', serverAt: 1 };
const refusal = (code: Failure['code'], retryable: boolean): Answer<string> => ({
  ok: false,
  failure: { code, message: 'no', retryable },
});

const setUp = (...answers: Answer<string>[]) => {
  const ids: string[] = [];
  const send = (_input: unknown, requestId: string) => {
    ids.push(requestId);
    return Promise.resolve(answers[ids.length - 1] ?? good);
  };
  const { result } = renderHook(() => useChange<unknown, string>(send));
  return { ids, result, run: (input: unknown) => act(async () => void (await result.current.run(input))) };
};

describe('one request id per intent', () => {
  it.each([
    [{ ok: false, failure: clientFailure('OFFLINE') }, 'the network was lost: nobody knows'],
    [{ ok: false, failure: clientFailure('TIMEOUT') }, 'no answer came: nobody knows'],
    [{ ok: false, failure: clientFailure('SERVER') }, 'something else answered: nobody knows'],
    [refusal('TRY_AGAIN', true), 'the server says it may be sent again'],
  ] as [Answer<string>, string][])('is kept after %j: %s', async first => {
    const { ids, run } = setUp(first);
    await run('same');
    await run('same');
    expect(ids).toHaveLength(2);
    expect(ids[1]).toBe(ids[0]);
  });

  it.each([
    [good, 'it is done; doing it again is another intent'],
    [refusal('TEMPLATE_SOLD_OUT', false), 'refused for good'],
  ] as [Answer<string>, string][])('is new after %j: %s', async first => {
    const { ids, run } = setUp(first);
    await run('same');
    await run('same');
    expect(ids[1]).not.toBe(ids[0]);
  });

  it('is new when something else is asked for, also after a lost answer', async () => {
    const { ids, run } = setUp({ ok: false, failure: clientFailure('OFFLINE') });
    await run({ code: 'a' });
    await run({ code: 'b' });
    expect(ids[1]).not.toBe(ids[0]);
  });

  it('has the form that the server demands', async () => {
    const { ids, run } = setUp();
    await run('x');
    expect(ids[0]).toMatch(/^[0-9A-Za-z_-]{8,64}$/);
  });
});

describe('taps', () => {
  it('sends once, however often she taps before the answer', async () => {
    let release: (answer: Answer<string>) => void = () => undefined;
    const send = jest.fn(() => new Promise<Answer<string>>(resolve => (release = resolve)));
    const { result } = renderHook(() => useChange<string, string>(send));
    act(() => {
      void result.current.run('x');
      void result.current.run('x');
    });
    expect(send).toHaveBeenCalledTimes(1);
    expect(result.current.busy).toBe(true);
    await act(async () => release(good));
    expect(result.current.busy).toBe(false);
  });

  it('repeats the last input under its id on a retry', async () => {
    const { ids, result, run } = setUp({ ok: false, failure: clientFailure('TIMEOUT') });
    await run({ code: 'once' });
    expect(result.current.uncertain).toBe(true);
    await act(async () => void (await result.current.retry()));
    expect(ids[1]).toBe(ids[0]);
    expect(result.current.uncertain).toBe(false);
  });
});
