import { render, screen } from '@testing-library/react';
import { MemberCard } from './member-card';
import type { Found } from './use-desk';

const registeredAt = Date.UTC(2025, 10, 22, 4);
const show = (names: string[], nameMasked = '李*') => {
  const devices = names.map((name, index) => ({ deviceId: `dv_${index}`, name, registeredAt }));
  const member: Found = { memberId: 'mb_1', nameMasked, phoneMasked: '154****0004', tier: 'silver', devices };
  return render(
    <MemberCard member={member} reason="丢失" busy={false} revokedAt={{}} onRevoke={() => undefined} />,
  ).container;
};

test.each([
  ['iPhone', 'iPhone', 'a model says which phone'],
  ['我的手机', '手机', 'the shopper’s own word is not the manager’s'],
  ['浏览器', '手机', 'a browser says nothing'],
])('a phone called %s is shown as %s: %s', (name, shown) => {
  show([name]);
  expect(screen.getByLabelText(`挂失 ${shown} · 登记于 2025年11月22日`)).toBeTruthy();
});

test.each([
  ['李*', /姓氏是不是「李」/, true, 'what can be asked for'],
  ['欧阳**', /姓氏是不是「欧阳」/, true, 'a surname of two characters'],
  ['*', /姓氏/, false, 'nothing is left of a name of one character'],
  ['会员', /姓氏/, false, 'she told no name'],
])('a member called %s: %s', (nameMasked, words, asked) => {
  const text = show(['iPhone'], nameMasked).textContent ?? '';
  expect(words.test(text)).toBe(asked);
  expect(text).toContain('是不是银卡会员');
});
