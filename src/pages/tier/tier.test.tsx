import { render, screen } from '@testing-library/react';
import { aMember, answering, aSession } from '../../../tests/component/server';
import { taroTest } from '../../../tests/component/taro';
import { forgetSession } from '@/lib/session';
import TierPage from './index';

const until = Date.parse('2099-11-21T23:59:59+08:00');
const ladder = [
  { tier: 'basic', needFen: 0, rateBp: 10_000 },
  { tier: 'silver', needFen: 500_000, rateBp: 11_000 },
  { tier: 'gold', needFen: 2_000_000, rateBp: 12_500 },
];
const silver = {
  tier: 'silver',
  spentFen: 320_000,
  until,
  keep: { needFen: 500_000, missingFen: 180_000 },
  next: { tier: 'gold', needFen: 2_000_000, missingFen: 1_680_000 },
  ladder,
};
const open = async (facts: object) => {
  answering({ 'session.open': aSession({ member: aMember({ tier: 'silver' }) }), 'tier.get': facts });
  render(<TierPage />);
  await screen.findByText('等级与权益');
};

beforeEach(() => {
  taroTest.reset();
  forgetSession();
});

it('says what is missing to the next tier and to keep this one, and how far she is', async () => {
  await open(silver);
  expect(screen.getByText('再消费 ¥16,800 升级金卡')).toBeTruthy();
  expect(screen.getByText('2099年11月21日 前再消费 ¥1,800，继续保留银卡')).toBeTruthy();
  expect(screen.getByLabelText('升级进度 16%')).toBeTruthy();
  expect(screen.getByText('每元 1.25 积分')).toBeTruthy();
});

it('says that a bill waits for the till and will count', async () => {
  await open({ ...silver, waiting: { bills: 1, dueFen: 151_800 } });
  expect(screen.getByText(/^另有 1 笔消费 ¥1,518.00 等收银上传/)).toBeTruthy();
});

it.each([
  {
    why: 'what was spent keeps it',
    facts: { ...silver, keep: { needFen: 500_000, missingFen: 0 } },
    said: '等级有效期至 2099年11月21日，到期后继续保留银卡',
  },
  {
    why: 'the lowest has no end',
    facts: { ...silver, tier: 'basic', until: undefined, keep: undefined },
    said: '普卡长期有效',
  },
  { why: 'there is nothing above the top', facts: { ...silver, next: undefined }, said: '您已是最高等级' },
])('tells her own case: $why', async ({ facts, said }) => {
  await open(facts);
  expect(screen.getByText(said)).toBeTruthy();
});
