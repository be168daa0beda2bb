import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { RequestBody } from '@core/contracts/define';
import { useActing } from '@/lib/acting';
import { useConfirm } from '@/lib/confirm';
import { useDrafts } from '../../src/guide/features/bill/draft-store';
import { usePending } from '../../src/guide/features/bill/pending';
import { rememberGoods } from '../../src/guide/lib/goods';
import VisitPage from '../../src/guide/pages/visit';
import { testServer } from './guide-server';
import { taroTest } from './taro';

/** The page of a visit in tests: a gold member at one counter, a wallet with one coupon of 50 yuan, and hands that type. */
const now = Date.now();
export const brand = { brandId: 'br_lan', name: '澜汀', logo: '' };
export const category = { categoryId: 'cat_dress', name: '连衣裙' };
export const visit = {
  ticketId: 'vt_1',
  openedAt: now,
  expiresAt: now + 600_000,
  member: {
    nameMasked: '林**',
    phoneMasked: '138****2046',
    tier: 'gold',
    points: 8,
    since: 0,
    brandMember: true,
  },
};
export const receipt = { redemptionId: 'rd_1' };

export const card = (couponId: string, title: string) => ({
  couponId,
  templateId: 'tp_1',
  title,
  issuer: 'mall',
  benefit: { kind: 'cash-off', offFen: 5_000 },
  thresholdFen: 0,
  scopeText: '全场通用',
  state: 'usable',
  validFrom: 0,
  validUntil: now,
  source: 'claim',
});

const titles: Record<string, string> = { cp_a: '满减券', cp_b: '九折券' };
const titleOf = (couponId: string): string => titles[couponId] ?? couponId;

/** What a set of coupons takes off a sum. */
export const saving = (couponIds: string[], savedFen: number, subtotalFen: number) => ({
  couponIds,
  savedFen,
  payFen: subtotalFen - savedFen,
  coupons: couponIds.map(couponId => ({ couponId, title: titleOf(couponId), savedFen, lines: [] })),
});

export const subtotalOf = (body: RequestBody): number => (body.data as { lines: { amountFen: number }[] }).lines.reduce((sum, line) => sum + line.amountFen, 0);

/** What fits the bill that is asked about: one coupon, once there is an amount. */
export const quote = (body: RequestBody, savedFen = 5_000, couponId = 'cp_a') => {
  const subtotalFen = subtotalOf(body);
  if (subtotalFen === 0) return { data: { subtotalFen, fits: [], misfits: [], best: saving([], 0, 0) } };
  const best = saving([couponId], savedFen, subtotalFen);
  const fits = [{ coupon: card(couponId, titleOf(couponId)), savesFen: savedFen }];
  return { data: { subtotalFen, fits, misfits: [], best } };
};

type Handlers = Parameters<typeof testServer>[0];

/** Opens the page; every answer that is not given is the plain one. */
export const open = (handlers: Handlers = {}) => {
  const server = testServer({
    'visit.get': () => ({ data: visit }),
    'bill.quote': body => quote(body),
    'bill.list': () => ({ data: { items: [] } }),
    'redemption.list': () => ({ data: { items: [], today: { count: 0, savedFen: 0, dueFen: 0 } } }),
    ...handlers,
  });
  render(<VisitPage />);
  return server;
};

export const type = async (label: string, text: string): Promise<void> =>
  void fireEvent.change(await screen.findByLabelText(label), { target: { value: text } });
export const typeAmount = (text: string): Promise<void> => type('第 1 行的金额', text);
export const fillIn = async (amount: string, slipNo = 'A1'): Promise<void> => {
  await typeAmount(amount);
  await type('小票号', slipNo);
};
export const press = (name: RegExp | string): void => void fireEvent.click(screen.getByRole('button', { name }));
export const tick = (name: RegExp | string): void => void fireEvent.click(screen.getByRole('checkbox', { name }));

/** The button says so, and may be pressed. */
export const settled = (name: RegExp): Promise<void> => waitFor(() => expect(screen.getByRole('button', { name }).getAttribute('aria-disabled')).toBe('false'));

/** Types a bill of this amount and redeems it, as soon as it may be. */
export const redeem = async (amount = '300', slipNo = 'A1'): Promise<void> => {
  await fillIn(amount, slipNo);
  await settled(/核销，收/);
  press(/核销，收/);
};

/** Another page took this one's place: the receipt. */
export const receiptShown = (): Promise<void> => waitFor(() => expect(taroTest.calls.at(-1)?.api).toBe('redirectTo'));

/** Nothing typed, nothing pending, a guide at her counter, whose goods the phone knows: for `beforeEach`. */
export const begin = (): void => {
  taroTest.reset();
  usePending.setState({ list: [] });
  useDrafts.setState({ list: [] });
  useConfirm.setState({ question: undefined });
  taroTest.setParams({ ticketId: 'vt_1' });
  act(() =>
    useActing.setState({
      acting: { role: 'guide', storeId: 'st_1', storeName: '湖滨店', counterId: 'ct_1' },
    }),
  );
  rememberGoods({ counterId: 'ct_1', brands: [brand], categories: [category] });
};
