import { render } from '@testing-library/react';
import type { OfferDetail } from '@core/contracts/template';
import { OfferFacts } from './offer-facts';

const north = { storeId: 'st_n', name: '城北店' };
const south = { storeId: 'st_s', name: '城南店' };
const counter = { counterId: 'ct_1', name: '青湖专柜', floor: '3F', storeId: 'st_s', storeName: '城南店' };
const textOf = (detail: Partial<OfferDetail>): string =>
  render(<OfferFacts detail={{ rules: [], howToUse: [], counters: [], ...detail }} />).container
    .textContent ?? '';

test.each([
  {
    detail: { whole: { everywhere: true, stores: [north, south] } },
    text: '哪些专柜可以用全部门店、全部柜台',
    why: 'everywhere is one word',
  },
  {
    detail: { whole: { everywhere: false, stores: [north] }, counters: [counter] },
    text: '哪些专柜可以用城北店全部柜台城南店3F青湖专柜',
    why: 'a whole store is one line, of another each counter with its floor',
  },
  { detail: { counters: [counter] }, text: '哪些专柜可以用城南店3F青湖专柜', why: 'no store is whole' },
  { detail: {}, text: '', why: 'where it counted does not matter any more' },
] as { detail: Partial<OfferDetail>; text: string; why: string }[])(
  'says where it counts: $why',
  ({ detail, text }) => expect(textOf(detail)).toBe(text),
);
