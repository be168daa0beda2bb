import type { ActingAs } from '@core/contracts/define';
import { mayActAs } from './admission';
import type { Staff } from './modules/staff/documents';

const now = 1000;
const guide: Staff = {
  _id: 'sf_1',
  state: 'active',
  openid: 'o-1',
  name: '林晓',
  title: '导购',
  avatar: '',
  employer: 'brand',
  brandId: 'br_1',
  posts: [
    { storeId: 'st_a', role: 'guide', counterIds: ['ct_1'], from: 0 },
    { storeId: 'st_a', role: 'cashier', counterIds: ['ct_2'], from: 0, until: 2000 },
    { storeId: 'st_b', role: 'guide', counterIds: ['ct_3'], from: 0, until: 1000 },
    { storeId: 'st_c', role: 'guide', counterIds: ['ct_4'], from: 1001 },
  ],
  storeIds: ['st_a', 'st_b', 'st_c'],
  since: 0,
  schema: 1,
};
const as = (over: Partial<ActingAs> = {}): ActingAs => ({ role: 'guide', storeId: 'st_a', terminalId: 'terminal', ...over });

test.each([
  { staff: {}, acting: {}, code: undefined, why: 'her post' },
  { staff: {}, acting: { counterId: 'ct_1' }, code: undefined, why: 'her counter' },
  { staff: {}, acting: { role: 'cashier' as const, counterId: 'ct_2' }, code: undefined, why: 'her other post in the store' },
  { staff: {}, acting: { counterId: 'ct_2' }, code: 'STORE_NOT_YOURS', why: 'the counter of another of her posts' },
  { staff: {}, acting: { counterId: 'ct_9' }, code: 'STORE_NOT_YOURS', why: 'nobody’s counter' },
  { staff: {}, acting: { role: 'store-manager' as const }, code: 'ROLE_REQUIRED', why: 'a role she does not have' },
  { staff: {}, acting: { storeId: 'st_b' }, code: 'STORE_NOT_YOURS', why: 'the post ended this moment' },
  { staff: {}, acting: { storeId: 'st_c' }, code: 'STORE_NOT_YOURS', why: 'the post begins in a moment' },
  { staff: {}, acting: { storeId: 'st_z' }, code: 'STORE_NOT_YOURS', why: 'a store she never had' },
  { staff: { state: 'applied' as const }, acting: {}, code: 'STAFF_NOT_ACTIVE', why: 'waits for approval' },
  { staff: { state: 'suspended' as const }, acting: {}, code: 'STAFF_SUSPENDED', why: 'suspended' },
  { staff: { state: 'rejected' as const }, acting: {}, code: 'ROLE_REQUIRED', why: 'turned down' },
  { staff: { state: 'left' as const }, acting: {}, code: 'ROLE_REQUIRED', why: 'left' },
])('$why: $code', ({ staff, acting, code }) => {
  const answer = mayActAs({ ...guide, ...staff }, as(acting), now);
  expect(answer.ok ? undefined : answer.code).toBe(code);
});

const operator: Staff = {
  ...guide,
  posts: [
    { storeId: 'st_a', role: 'brand-operator', counterIds: [], brandId: 'br_1', from: 0 },
    { storeId: 'st_a', role: 'brand-operator', counterIds: [], brandId: 'br_2', from: 0 },
  ],
};

test.each([
  { acting: {}, brandId: 'br_1', why: 'the brand of her post, without being sent' },
  { acting: { brandId: 'br_2' }, brandId: 'br_2', why: 'the one of her brands that she chose' },
])('a brand operator acts for $why', ({ acting, brandId }) => {
  expect(mayActAs(operator, as({ role: 'brand-operator', ...acting }), now)).toMatchObject({ ok: true, data: { brandId } });
});

test.each([
  { staff: operator, acting: { role: 'brand-operator' as const, brandId: 'br_3' }, why: 'another brand’s operator' },
  { staff: operator, acting: { role: 'brand-operator' as const, counterId: 'ct_1' }, why: 'an operator at a counter' },
  { staff: guide, acting: { brandId: 'br_1' }, why: 'a guide, for all of her brand' },
])('nobody acts as $why', ({ staff, acting }) => {
  expect(mayActAs(staff, as(acting), now)).toMatchObject({ ok: false, code: 'STORE_NOT_YOURS' });
});
