import { fireEvent, render, screen } from '@testing-library/react';
import type { CouponDetail } from '@core/contracts/coupon';
import { answering } from '../../../tests/component/server';
import { taroTest } from '../../../tests/component/taro';
import { CouponView } from '@/features/wallet/coupon-view';
import { BoughtNote } from '@/features/voucher/bought-note';
import { RefundSection } from '@/features/voucher/refund-section';

const AT = Date.UTC(2030, 0, 21, 7, 50);
const coupon = (part: object = {}) =>
  ({
    couponId: 'cp_a_b_1',
    number: '7K3M9QXR2D4T',
    templateId: 'tp_1',
    title: '100 元美食代金券',
    issuer: 'mall',
    benefit: { kind: 'voucher', faceFen: 10_000, priceFen: 5_000 },
    thresholdFen: 0,
    scopeText: '仅限餐饮',
    state: 'usable',
    source: 'purchase',
    validFrom: 1,
    validUntil: Date.now() + 86_400_000,
    giveable: false,
    refundable: true,
    paidFen: 5_000,
    detail: { rules: ['无门槛'], howToUse: ['结账前打开会员码，请导购扫码'], counters: [] },
    ...part,
  }) as CouponDetail;
const show = (part: object = {}) => {
  answering({});
  const of = coupon(part);
  render(
    <CouponView coupon={of} groupName="云汀百货">
      <RefundSection coupon={of} onSettled={async () => undefined} />
    </CouponView>,
  );
};

beforeEach(() => taroTest.reset());

it('a refunded voucher says how much, when and where the money arrives, and no longer how it is used', () => {
  show({ state: 'refunded', refundable: false, refund: { amountFen: 5_000, at: AT } });
  expect(screen.getByText('¥50.00')).toBeTruthy();
  expect(screen.getByText(/^2030年1月21日 15:50 · 原路退回/)).toBeTruthy();
  expect(screen.queryByText('怎么用')).toBeNull();
  expect(screen.getByText('使用规则')).toBeTruthy();
  // nothing of how long it would have lasted
  expect(screen.getByText('购券款已退回')).toBeTruthy();
  expect(screen.queryByText(/有效期至|到期|还剩/)).toBeNull();
});

it.each([
  { days: 1, told: /^明天（\d+月\d+日）到期$|^明天（\d+年\d+月\d+日）到期$/ },
  { days: 7, told: /^还剩 7 天，(\d+年)?\d+月\d+日 到期$/ },
])('one that ends in $days days names the day', ({ days, told }) => {
  show({ validUntil: Date.now() + days * 86_400_000 });
  expect(screen.getByText(told)).toBeTruthy();
});

it('one that can be used says how, and shows its number in groups that can be read out', () => {
  show();
  expect(screen.getByText('怎么用')).toBeTruthy();
  expect(screen.getByText('7K3M 9QXR 2D4T')).toBeTruthy();
});

it('one just bought says what it is, what was paid and where it is now, and leads there', () => {
  render(<BoughtNote coupon={coupon()} />);
  expect(screen.getByRole('status').textContent).toContain('购买成功');
  expect(screen.getByText('「100 元美食代金券」1 张，实付 ¥50.00')).toBeTruthy();
  expect(screen.getByText('已放进您的券包，结账时出示会员码就能用')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '去券包看看' }));
  expect(taroTest.calls).toMatchObject([{ api: 'switchTab', options: { url: '/pages/coupons/index' } }]);
});

it.each(['used', 'giving', 'given', 'refunded', 'voided'])(
  'one that is %s by now is not announced',
  state => {
    render(<BoughtNote coupon={coupon({ state })} />);
    expect(screen.queryByRole('status')).toBeNull();
  },
);
