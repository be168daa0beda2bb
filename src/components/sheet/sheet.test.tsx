import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { taroTest } from '../../../tests/component/taro';
import { Page } from '@/components/page/page';
import { watchBack } from '@/lib/back-layer';
import { confirm } from '@/lib/confirm';
import { go } from '@/lib/go';
import { toast } from '@/lib/toast';
import { Sheet } from './sheet';

/** what the router of the app hears */
const heard = jest.fn();
const stepBack = jest.spyOn(window.history, 'go');
beforeAll(() => {
  window.history.replaceState({ idx: 0 }, '', '#/pages/home/index');
  window.history.pushState({ idx: 1 }, '', '#/pages/join/index');
  watchBack();
  window.addEventListener('popstate', heard);
});
beforeEach(() => {
  taroTest.reset();
  heard.mockClear();
  stepBack.mockClear();
});

/** What a test leaves open takes its entry off in its own time: the next test begins when that is over. */
afterEach(async () => {
  cleanup();
  await waitFor(() => expect(window.history.state).not.toHaveProperty('yimaLayer'), { timeout: 4000 });
});

const Terms = () => {
  const [open, setOpen] = useState(false);
  return (
    <Page name="join">
      <button onClick={() => setOpen(true)}>看条款</button>
      <Sheet open={open} title="条款" onClose={() => setOpen(false)}>
        条款内容
      </Sheet>
    </Page>
  );
};
const wait = (ms = 20) => act(async () => void (await new Promise(resolve => setTimeout(resolve, ms))));
const openTerms = () => {
  render(<Terms />);
  fireEvent.click(screen.getByText('看条款'));
  expect(screen.getByText('条款内容')).toBeTruthy();
};
/** The history moves in its own time: each step is over when what it is for has happened. */
const goBack = async (over: () => void) => {
  act(() => window.history.back());
  await waitFor(over, { timeout: 4000 });
  await wait();
};
const isGone = (text: string) => () => expect(screen.queryByText(text)).toBeNull();
const stateIs = (state: object) => () => expect(window.history.state).toEqual(state);

it('closes by "back" before the page is left, and the router hears nothing of it', async () => {
  openTerms();
  await goBack(isGone('条款内容'));
  expect(heard).not.toHaveBeenCalled();
  expect(window.location.hash).toBe('#/pages/join/index');
});

it('leaves nothing in the history when it is closed by its button', async () => {
  openTerms();
  fireEvent.click(screen.getByRole('button', { name: '关闭' }));
  await waitFor(stateIs({ idx: 1 }), { timeout: 4000 });
  await goBack(stateIs({ idx: 0 }));
  expect(heard).toHaveBeenCalledTimes(1);
  expect(window.location.hash).toBe('#/pages/home/index');
  act(() => window.history.forward());
  await waitFor(stateIs({ idx: 1 }), { timeout: 4000 });
});

const escape = (isComposing = false) =>
  void fireEvent.keyDown(document.activeElement!, { key: 'Escape', isComposing });

it('Escape closes one after the other, and the focus is where it was before', async () => {
  render(<Terms />);
  const opener = screen.getByText('看条款');
  opener.focus();
  fireEvent.click(opener);
  expect(document.activeElement).toBe(screen.getByRole('dialog'));
  const close = screen.getByRole('button', { name: '关闭' });
  close.focus();
  let answer: boolean | undefined;
  act(() => void confirm({ title: '确定吗', yes: '好' }).then(said => (answer = said)));
  expect(document.activeElement).toBe(screen.getByRole('alertdialog'));
  escape();
  await waitFor(() => expect(document.activeElement).toBe(close));
  expect(answer).toBe(false);
  escape();
  await waitFor(() => expect(document.activeElement).toBe(opener));
  isGone('条款内容')();
  await waitFor(stateIs({ idx: 1 }), { timeout: 4000 });
});

it('Escape within a word that is being composed is for the word', () => {
  openTerms();
  escape(true);
  expect(screen.getByText('条款内容')).toBeTruthy();
});

it('Escape closes also from a field that lets no key through to what is above it', async () => {
  openTerms();
  screen.getByText('条款内容').addEventListener('keydown', event => event.stopPropagation());
  fireEvent.keyDown(screen.getByText('条款内容'), { key: 'Escape' });
  await waitFor(isGone('条款内容'));
});

it('a panel that takes the place of another gives the focus back to where the first was opened', async () => {
  const Two = () => {
    const [at, setAt] = useState(0);
    return (
      <Page name="join">
        <button onClick={() => setAt(1)}>看条款</button>
        {at === 1 && (
          <Sheet key="1" open title="条款" onClose={() => setAt(0)}>
            <button onClick={() => setAt(2)}>不同意</button>
          </Sheet>
        )}
        {at === 2 && (
          <Sheet key="2" open title="原因" onClose={() => setAt(0)}>
            为什么
          </Sheet>
        )}
      </Page>
    );
  };
  render(<Two />);
  const opener = screen.getByText('看条款');
  opener.focus();
  fireEvent.click(opener);
  screen.getByText('不同意').focus();
  fireEvent.click(screen.getByText('不同意'));
  await wait();
  expect(document.activeElement).toBe(screen.getByRole('dialog', { name: '原因' }));
  escape();
  await waitFor(() => expect(document.activeElement).toBe(opener));
});

it('does not open again by "forward"', async () => {
  openTerms();
  await goBack(isGone('条款内容'));
  act(() => window.history.forward());
  await wait(50);
  await waitFor(stateIs({ idx: 1 }), { timeout: 4000 });
  expect(heard).not.toHaveBeenCalled();
});

it('an address that was typed is numbered like a page, so that closing what lies on it leaves nothing', async () => {
  window.location.hash = '#/pages/coupons/index';
  await waitFor(stateIs({ idx: 2 }), { timeout: 4000 });
  // the router hears of the address, and of nothing else
  await waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
  openTerms();
  await goBack(isGone('条款内容'));
  await waitFor(stateIs({ idx: 2 }), { timeout: 4000 });
  expect(heard).toHaveBeenCalledTimes(1);
  act(() => window.history.back());
  await waitFor(stateIs({ idx: 1 }), { timeout: 4000 });
});

it('with a question over it closes one after the other', async () => {
  openTerms();
  let answer: boolean | undefined;
  act(() => void confirm({ title: '确定吗', yes: '好' }).then(said => (answer = said)));
  await goBack(isGone('确定吗'));
  expect(answer).toBe(false);
  expect(screen.getByText('条款内容')).toBeTruthy();
  await goBack(isGone('条款内容'));
  expect(heard).not.toHaveBeenCalled();
});

it('goes when the page goes under another one, with its question; not when the tab is in the background', async () => {
  openTerms();
  let answer: boolean | undefined;
  act(() => void confirm({ title: '确定吗', yes: '好' }).then(said => (answer = said)));
  const visibility = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  act(() => taroTest.hide());
  act(() => taroTest.show());
  expect(screen.getByText('条款内容')).toBeTruthy();
  expect(screen.getByText('确定吗')).toBeTruthy();
  visibility.mockRestore();
  act(() => taroTest.hide());
  await waitFor(() => expect(answer).toBe(false), { timeout: 4000 });
  act(() => taroTest.show());
  expect(screen.queryByText('条款内容')).toBeNull();
  expect(screen.queryByText('确定吗')).toBeNull();
});

it('waits with going on until its own entry is gone', async () => {
  openTerms();
  fireEvent.click(screen.getByRole('button', { name: '关闭' }));
  act(() => go('code'));
  expect(taroTest.calls).toEqual([]);
  await waitFor(() => expect(taroTest.calls).toMatchObject([{ api: 'switchTab' }]), { timeout: 4000 });
  expect(window.history.state).toEqual({ idx: 1 });
});

it('a word said while leaving is read on the next page, an older one is not', async () => {
  jest.useFakeTimers();
  render(<Terms />);
  act(() => toast('已保存'));
  act(() => taroTest.hide());
  act(() => taroTest.show());
  expect(screen.getByText('已保存')).toBeTruthy();
  act(() => void jest.advanceTimersByTime(1_000));
  act(() => taroTest.hide());
  act(() => taroTest.show());
  expect(screen.queryByText('已保存')).toBeNull();
  jest.useRealTimers();
});

it('two that are closed faster than the history moves leave nothing in it', async () => {
  openTerms();
  act(() => void confirm({ title: '确定吗', yes: '好' }));
  // asked for, and not done before the second is closed, too
  stepBack.mockImplementationOnce(() => undefined);
  escape();
  await waitFor(() => expect(stepBack).toHaveBeenCalledTimes(1));
  escape();
  window.history.go(-1);
  isGone('条款内容')();
  await waitFor(stateIs({ idx: 1 }), { timeout: 4000 });
  expect(heard).not.toHaveBeenCalled();
});
