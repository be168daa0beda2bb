import { taroTest } from '../../tests/component/taro';
import { useActing } from './acting';
import { api } from './api';
import { clockOffset } from './clock';
import { useNetwork } from './network';

type Sent = {
  url: string;
  body: { action: string; requestId?: string; data: unknown; as?: unknown };
  login?: string;
};

/** The browser's `fetch`, answered by the test. */
const serve = (answer: () => Promise<unknown>) => {
  const sent: Sent[] = [];
  globalThis.fetch = (async (url: string, init: RequestInit) => {
    const headers = init.headers as Record<string, string>;
    sent.push({ url, body: JSON.parse(String(init.body)), login: headers['x-yima-login'] });
    return answer();
  }) as typeof fetch;
  return sent;
};
const json =
  (body: unknown, status = 200) =>
  async () => ({ status, ok: status === 200, json: async () => body });
const fine = { ok: true, data: {}, requestId: 'r', serverAt: Date.now() };

beforeEach(() => {
  taroTest.reset();
  window.sessionStorage.clear();
  useActing.setState({ acting: undefined });
  useNetwork.setState({ online: true });
});

describe('a call', () => {
  it('names its action, carries the request id and the login of the tab', async () => {
    window.sessionStorage.setItem(
      'yima.login',
      JSON.stringify({ token: 't-1', name: '某人', role: 'shopper' }),
    );
    const sent = serve(json(fine));
    await api.consumer('coupon.claim', { templateId: 'tp_1' }, { requestId: 'rq_12345678' });
    expect(sent).toEqual([
      {
        url: '/v1/functions/consumer',
        body: { action: 'coupon.claim', data: { templateId: 'tp_1' }, requestId: 'rq_12345678' },
        login: 't-1',
      },
    ]);
  });

  it('says where a staff member acts, and never does for a shopper', async () => {
    useActing.setState({
      acting: { role: 'guide', storeId: 'st_1', storeName: '湖滨店', counterId: 'ct_1' },
    });
    const sent = serve(json(fine));
    await api.guide('workbench.open', {});
    await api.consumer('session.open', {});
    expect(sent[0]?.body.as).toMatchObject({ role: 'guide', storeId: 'st_1', counterId: 'ct_1' });
    expect(sent[0]?.body.as).not.toHaveProperty('storeName');
    expect(sent[1]?.body).not.toHaveProperty('as');
  });

  it("takes the server's words for a refusal", async () => {
    const refusal = {
      ok: false,
      code: 'TEMPLATE_SOLD_OUT',
      message: '来晚一步',
      requestId: 'r',
      serverAt: 1,
      retryable: false,
    };
    serve(json(refusal));
    const answer = await api.consumer('coupon.claim', { templateId: 'tp_1' }, { requestId: 'rq_12345678' });
    expect(answer).toMatchObject({
      ok: false,
      failure: { code: 'TEMPLATE_SOLD_OUT', message: '来晚一步', retryable: false },
    });
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['OFFLINE', () => Promise.reject(new TypeError('Failed to fetch')), 'the network is not there'],
    ['SERVER', json({ code: 'FUNCTIONS_EXECUTE_FAIL', message: 'x' }, 500), 'the platform failed'],
    [
      'SERVER',
      async () => ({ status: 502, json: () => Promise.reject(new SyntaxError('<')) }),
      'a proxy answered',
    ],
  ])('ends in %s with words of our own when %#', async (code, answer) => {
    serve(answer);
    const result = await api.consumer('session.open', {});
    expect(result).toMatchObject({ ok: false, failure: { code, retryable: true } });
  });

  it('notes that the network is away, and that it is back', async () => {
    serve(() => Promise.reject(new TypeError('Failed to fetch')));
    await api.consumer('session.open', {});
    expect(useNetwork.getState().online).toBe(false);
    serve(json(fine));
    await api.consumer('session.open', {});
    expect(useNetwork.getState().online).toBe(true);
  });

  it("keeps the server's clock, for a phone that is an hour off", async () => {
    serve(json({ ...fine, serverAt: Date.now() + 3_600_000 }));
    await api.consumer('session.open', {});
    expect(Math.abs(clockOffset() - 3_600_000)).toBeLessThan(1_000);
  });
});
