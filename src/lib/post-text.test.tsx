import type { Acting } from './acting';
import { postText } from './post-text';

const post = (over: Partial<Acting>): Acting => ({
  role: 'guide',
  storeId: 'st_1',
  storeName: '湖滨店',
  ...over,
});

test.each([
  {
    why: 'the home store of the group’s people says nothing about what they reach',
    of: post({ role: 'group-operator' }),
    text: '集团运营 · 全集团',
  },
  { why: 'nor that of the accountants', of: post({ role: 'finance' }), text: '财务 · 全集团' },
  {
    why: 'a brand’s people reach their brand',
    of: post({ role: 'brand-operator', brandId: 'br_1', brandName: '青萝' }),
    text: '品牌运营 · 青萝',
  },
  { why: 'a manager reaches her store', of: post({ role: 'store-manager' }), text: '店长 · 湖滨店' },
])('$why', ({ of, text }) => {
  expect(postText(of)).toBe(text);
});
