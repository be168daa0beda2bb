import { fireEvent, render, screen } from '@testing-library/react';
import type { GiftView as Gift } from '@core/contracts/gift';
import { aMember, answering, aSession } from '../../../tests/component/server';
import { taroTest } from '../../../tests/component/taro';
import { GiftAction, GiftView } from './gift-view';

const gift = (part: object = {}) =>
  ({
    giftId: 'gf_1',
    state: 'open',
    role: 'friend',
    full: false,
    until: Date.now() + 3_600_000,
    validUntil: Date.now() + 86_400_000,
    templateId: 'tp_1',
    title: '满减券',
    issuer: 'mall',
    benefit: { kind: 'cash-off', offFen: 5_000 },
    thresholdFen: 0,
    scopeText: '全场通用',
    fromMasked: '林**',
    detail: { rules: [], howToUse: [], counters: [] },
    ...part,
  }) as unknown as Gift;
const show = (part: object = {}) => {
  answering({});
  const session = aSession({ member: aMember() });
  render(
    <>
      <GiftView gift={gift(part)} groupName="云汀百货" />
      <GiftAction gift={gift(part)} session={session} onSettled={async () => undefined} />
    </>,
  );
};

beforeEach(() => taroTest.reset());

it('is taken with one tap', () => {
  show();
  expect(screen.getByText('林** 送您一张券')).toBeTruthy();
  expect(screen.getByRole('button', { name: '收下这张券' })).toBeTruthy();
});

it('who has her share reads so before she taps, and is led to what she has', () => {
  show({ full: true });
  expect(screen.getByText('林** 送您的券，您已经领满了')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '收下这张券' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '看看我的券' }));
  expect(taroTest.calls.at(-1)).toMatchObject({ options: { url: '/pages/coupons/index' } });
});
