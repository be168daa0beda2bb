const platform = process.env.TARO_ENV;
afterEach(() => void (process.env.TARO_ENV = platform));

/** What is said on one of the platforms, by it and by us, after a link was copied. */
const copyOn = async (build: 'h5' | 'weapp') => {
  process.env.TARO_ENV = build;
  const { copyText, useToast, taroTest } = await new Promise<
    typeof import('./copy') & typeof import('./toast') & typeof import('../../tests/component/taro')
  >(done =>
    // which platform it is is read once, when a module is loaded
    jest.isolateModules(() =>
      done({
        ...jest.requireActual('./copy'),
        ...jest.requireActual('./toast'),
        ...jest.requireActual('../../tests/component/taro'),
      }),
    ),
  );
  await copyText('https://yima.example/1', '链接已复制，发给朋友吧');
  const calls = taroTest.calls.map(({ api, options }) => ({ api, options }));
  return { calls, ours: useToast.getState().text };
};

const copied = { api: 'setClipboardData', options: { data: 'https://yima.example/1' } };

test('in a browser the toast that Taro shows is taken away, and ours says it', async () => {
  const { calls, ours } = await copyOn('h5');
  expect(calls).toMatchObject([copied, { api: 'hideToast' }]);
  expect(ours).toBe('链接已复制，发给朋友吧');
});

test('in WeChat ours takes the place of its own, and no second one stands at the foot of the page', async () => {
  const { calls, ours } = await copyOn('weapp');
  expect(calls).toEqual([
    copied,
    { api: 'showToast', options: { title: '链接已复制，发给朋友吧', icon: 'none' } },
  ]);
  expect(ours).toBeUndefined();
});
