import { ok, refuse } from './result';

test('a success carries its data', () => {
  expect(ok(5)).toEqual({ ok: true, data: 5 });
});

test('a refusal carries its code, and facts only when there are any', () => {
  expect(refuse('NO')).toStrictEqual({ ok: false, code: 'NO' });
  expect(refuse('NO', { left: 0 })).toEqual({ ok: false, code: 'NO', data: { left: 0 } });
  expect(refuse('NO', null)).toEqual({ ok: false, code: 'NO', data: null });
});
