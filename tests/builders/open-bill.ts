import type { DueBillView } from '../../core/contracts/due-bill';
import type { OpenBillView } from '../../core/contracts/open-bill';

type Line = OpenBillView['lines'][number];

/** Two dresses of 300 yuan with 50 off. */
const dresses: Line = {
  lineId: 'l1',
  brand: { brandId: 'br_lan', name: '澜汀', logo: '' },
  category: { categoryId: 'cat_dress', name: '连衣裙' },
  product: { productId: 'pd_1', name: '真丝长裙' },
  quantity: 2,
  amountFen: 30_000,
  savedFen: 5_000,
  payFen: 25_000,
};

/** A bill of 300 yuan that a guide opened just now, one coupon of 50 on it: 250 for the till to take. */
export const anOpenBill = (over: Partial<OpenBillView> = {}): OpenBillView => {
  const openedAt = Date.now();
  return {
    billId: 'bill_1',
    code: '91482106739513',
    state: 'open',
    openedAt,
    until: openedAt + 1_800_000,
    counter: { counterId: 'ct_1', name: '澜汀专柜', floor: '2F', storeId: 'st_1', storeName: '湖滨店' },
    guideName: '林晓',
    memberMasked: '林** 138****2046',
    lines: [dresses],
    coupons: [{ couponId: 'cp_a', title: '满减券', savedFen: 5_000 }],
    subtotalFen: 30_000,
    savedFen: 5_000,
    payFen: 25_000,
    tenders: [],
    dueFen: 25_000,
    ...over,
  };
};

/** The same as its shopper has it before her. */
export const aDueBill = (over: Partial<DueBillView> = {}): DueBillView => {
  const { state, memberMasked, redemptionId, ...bill } = anOpenBill();
  return { ...bill, ...over };
};
