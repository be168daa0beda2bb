/** A statement as the functions answer it, and what else its page asks for. */
export const NO_PARTS = {
  salesFen: 0,
  cashFen: 0,
  takenFen: 0,
  externalFen: 0,
  pointsFen: 0,
  voucherFen: 0,
  mallFen: 0,
  brandFen: 0,
  platformFen: 0,
  correctionFen: 0,
};
export const aStatement = (part: object = {}) => ({
  statementId: 'stmt_br_1_2026-10',
  brand: { brandId: 'br_1', name: '青萝', logo: '' },
  month: '2026-10',
  state: 'issued',
  dueFen: 10_000,
  salesFen: 10_000,
  takenFen: 0,
  lineCount: 0,
  revision: 0,
  stale: false,
  locked: false,
  parts: NO_PARTS,
  byKind: [],
  madeAt: 1_780_000_000_000,
  history: [],
  ...part,
});
export const aLine = (n: number, part: object = {}) => ({
  lineId: `bl_${n}`,
  kind: 'sale',
  at: 1_780_000_000_000,
  counter: { counterId: 'ct_1', storeId: 'st_1', storeName: '湖滨店', name: '青萝柜', floor: '1F' },
  slipNo: `S${n}`,
  dueFen: 10_000,
  parts: { ...NO_PARTS, salesFen: 10_000, cashFen: 10_000 },
  ...part,
});
const NO_SALES = { voucherFen: 0, drivenFen: 0, addOnFen: 0, plainFen: 0, refundedFen: 0, bills: 0 };
export const NO_LINES = {
  'statement.lines': { items: [] },
  'books.sales': { items: [], total: NO_SALES, pending: 0 },
};
