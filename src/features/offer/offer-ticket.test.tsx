import { fireEvent, render, screen } from '@testing-library/react';
import { useEffect } from 'react';
import { DAY_MS } from '@core/domain/calendar';
import { taroTest } from '../../../tests/component/taro';
import { aMember, aSession } from '../../../tests/component/server';
import { forgetSession, useSession, type Session } from '@/lib/session';
import type { Pages } from '@/lib/use-pages';
import { OfferList } from './offer-list';
import { OfferTicket } from './offer-ticket';
import { OfferAction, OfferView } from './offer-view';
import type { Offer, OfferDetail, Offers } from './use-offers';

const offer = (part: object = {}) =>
  ({
    templateId: 'tp_1',
    title: '八折券',
    issuer: 'mall',
    benefit: { kind: 'percent-off', offBp: 2000, capFen: 15_000 },
    thresholdFen: 0,
    scopeText: '全场通用',
    validityText: '领取当天及之后 20 天有效',
    perMember: 1,
    mine: 0,
    claimFrom: 1,
    claimUntil: 2,
    claimable: { ok: true },
    ...part,
  }) as Offer;
const Ticket = ({ of, session }: { of: Offer; session?: object }) => {
  const { set, data } = useSession();
  useEffect(() => {
    if (session && !data) set(session as Session);
  });
  return <OfferTicket offer={of} groupName="云汀百货" busy={false} onClaim={() => undefined} />;
};
const refused = (code: string) => ({ claimable: { ok: false, code, message: '不行' } });

beforeEach(() => {
  taroTest.reset();
  forgetSession();
  globalThis.fetch = () => new Promise(() => undefined);
});

it('says the cap, and who may have it', () => {
  render(<Ticket of={offer({ tierNeeded: 'gold' })} />);
  expect(screen.getByText('金卡及以上会员 · 最多减 150 元')).toBeTruthy();
});

it('names just the levels that may have it', () => {
  const justTiers = ['gold', 'platinum'];
  render(<Ticket of={offer({ tierNeeded: 'gold', justTiers, ...refused('MEMBER_REQUIRED') })} />);
  expect(screen.getByText('金卡、白金卡会员 · 最多减 150 元')).toBeTruthy();
  expect(screen.getByText('金卡、白金卡专享')).toBeTruthy();
});

it('promises nobody a coupon that joining alone does not bring', () => {
  render(<Ticket of={offer({ tierNeeded: 'gold', ...refused('MEMBER_REQUIRED') })} />);
  expect(screen.getByText('金卡专享')).toBeTruthy();
  expect(screen.queryByText('入会领取')).toBeNull();
});

it('leads a guest to joining where that is enough', () => {
  render(<Ticket of={offer(refused('MEMBER_REQUIRED'))} />);
  expect(screen.getByText('入会领取')).toBeTruthy();
});

it('tells the end of what she has, not how long it would last', () => {
  render(
    <Ticket
      of={offer({ mine: 1, mineUntil: Date.now() + 3 * DAY_MS, ...refused('COUPON_LIMIT_REACHED') })}
    />,
  );
  expect(screen.getByText('还剩 3 天')).toBeTruthy();
  expect(screen.queryByText('领取当天及之后 20 天有效')).toBeNull();
});

it('its own page names the day on which what she has ends', () => {
  const mine = offer({ mine: 1, mineUntil: Date.now() + 3 * DAY_MS, ...refused('COUPON_LIMIT_REACHED') });
  render(
    <OfferView offer={{ ...mine, detail: { rules: [], howToUse: [], counters: [] } }} groupName="云汀百货" />,
  );
  expect(screen.getByText(/^还剩 3 天，(\d+年)?\d+月\d+日 到期$/)).toBeTruthy();
});

it('what she has used up offers nothing to use: it is stamped, and says why', () => {
  render(<Ticket of={offer({ mine: 1, ...refused('COUPON_LIMIT_REACHED') })} />);
  expect(screen.queryByText('去使用')).toBeNull();
  expect(screen.getByText('已领取')).toBeTruthy();
  expect(screen.getByText(/都用过或不能用了/)).toBeTruthy();
});

it('a coupon just claimed stays in colour on its page, and is led to its use', () => {
  const claimed = offer({
    mine: 1,
    mineUntil: Date.now() + DAY_MS,
    detail: { rules: [], howToUse: [], counters: [] },
    ...refused('COUPON_LIMIT_REACHED'),
  }) as OfferDetail;
  const { container } = render(
    <>
      <OfferView offer={claimed} groupName="云汀百货" />
      <OfferAction offer={claimed} onSettled={async () => undefined} />
    </>,
  );
  expect(container.querySelector('.is-stamped')).toBeNull();
  expect(screen.getByRole('button', { name: '出示会员码' })).toBeTruthy();
});

it('what has a price is bought, not claimed', () => {
  const benefit = { kind: 'voucher', faceFen: 10_000, priceFen: 9_000 };
  render(<Ticket of={offer({ benefit, mine: 1, perMember: 2 })} />);
  expect(screen.getByText('已购 1 张，还能再买 1 张')).toBeTruthy();
  render(<Ticket of={offer({ benefit, mine: 2, perMember: 2, ...refused('COUPON_LIMIT_REACHED') })} />);
  expect(screen.getByText('已购买')).toBeTruthy();
  render(<Ticket of={offer({ benefit, ...refused('TEMPLATE_SOLD_OUT') })} />);
  expect(screen.getByText('已售完')).toBeTruthy();
});

it('an exchange coupon says on its card what one gets', () => {
  render(<Ticket of={offer({ title: '茶坞迎新饮', benefit: { kind: 'exchange', gift: '桂花乌龙一杯' } })} />);
  expect(screen.getByText('兑换 桂花乌龙一杯')).toBeTruthy();
});

it('offers nothing to claim while the membership is paused, but the way back', () => {
  render(<Ticket of={offer()} session={aSession({ member: aMember({ state: 'paused' }) })} />);
  expect(screen.queryByText('领取')).toBeNull();
  fireEvent.click(screen.getByText('恢复会员服务'));
  expect(taroTest.calls.at(-1)).toMatchObject({ options: { url: '/pages/consents/index' } });
});

it('says how many more she may take, and asks more quietly then', () => {
  render(<Ticket of={offer({ mine: 1, perMember: 2 })} />);
  expect(screen.getByText('已领 1 张，还能再领 1 张')).toBeTruthy();
  expect(screen.getByRole('button', { name: '再领一张' }).className).toContain('y-button--secondary');
});

it('says when it opens', () => {
  const claimFrom = Date.UTC(2030, 11, 1, 2);
  render(<Ticket of={offer({ claimFrom, ...refused('TEMPLATE_NOT_STARTED') })} />);
  expect(screen.getByText('2030年12月1日 10:00 开抢')).toBeTruthy();
});

it('says on which days and at what hours', () => {
  render(<Ticket of={offer({ whenText: '周一至周五 11:00–14:00' })} />);
  expect(screen.getByText('周一至周五 11:00–14:00 · 最多减 150 元')).toBeTruthy();
});

it('what cannot be taken comes after what can, also after the way to more', () => {
  const items = [
    offer({ templateId: 'tp_1', title: '还没开始', ...refused('TEMPLATE_NOT_STARTED') }),
    offer({ templateId: 'tp_2', title: '能领' }),
    offer({
      templateId: 'tp_3',
      title: '已有',
      mine: 1,
      mineUntil: Date.now() + DAY_MS,
      ...refused('COUPON_LIMIT_REACHED'),
    }),
  ];
  const pages = { items, hasMore: true, busyMore: false } as unknown as Pages<Offers>;
  const { container } = render(<OfferList offers={pages} groupName="云汀百货" />);
  const text = container.textContent ?? '';
  const places = ['能领', '已有', '看更多', '还没开始'].map(word => text.indexOf(word));
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect(places[0]).toBeGreaterThanOrEqual(0);
});

describe('where just what can be had is listed', () => {
  const held = { mine: 1, mineUntil: Date.now() + DAY_MS, ...refused('COUPON_LIMIT_REACHED') };
  test.each([
    { of: {}, shown: true, why: 'it can be had' },
    { of: refused('MEMBER_REQUIRED'), shown: true, why: 'once she has joined' },
    { of: refused('TEMPLATE_NOT_STARTED'), shown: true, why: 'it opens later' },
    { of: refused('TEMPLATE_SOLD_OUT_TODAY'), shown: true, why: 'there is more tomorrow' },
    { of: refused('COUPON_TIER_TOO_LOW'), shown: true, why: 'her level can rise' },
    { of: held, shown: true, why: 'she has it, and can use it' },
    { of: { mine: 1, ...refused('COUPON_LIMIT_REACHED') }, shown: false, why: 'she had it' },
    { of: refused('TEMPLATE_SOLD_OUT'), shown: false, why: 'it is sold out' },
    { of: refused('TEMPLATE_ENDED'), shown: false, why: 'it is over' },
    { of: refused('COUPON_NEW_MEMBERS_ONLY'), shown: false, why: 'she is not new any more' },
    { of: refused('COUPON_NOT_INVITED'), shown: false, why: 'it is for others' },
  ])('$why: $shown', ({ of, shown }) => {
    const pages = { items: [offer({ title: '一张券', ...of })], hasMore: false } as unknown as Pages<Offers>;
    const { rerender } = render(<OfferList offers={pages} groupName="云汀百货" withoutGone />);
    expect(screen.queryByText('一张券') !== null).toBe(shown);
    // where nothing is left it says so
    expect(screen.queryByText('今天的券都领完了') === null).toBe(shown);
    rerender(<OfferList offers={pages} groupName="云汀百货" />);
    expect(screen.getByText('一张券')).toBeTruthy();
  });
});
