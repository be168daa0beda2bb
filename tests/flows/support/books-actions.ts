import type { ActingAs } from '@core/contracts/define';
import { startOfMonth } from '@core/domain/books/month';
import { DAY_MS } from '@core/domain/calendar';
import { bookSale } from '@server/modules/books/consume';
import { EXPORTS, type Export } from '@server/modules/export/documents';
import type { Mall, Person } from '../harness';
import type { Sample } from './sample';
import { putSale } from './books';

const finance = (mall: Mall): Person => mall.staff('finance');
const brand = (mall: Mall): Person => mall.staff('lakebrand');
const asFinance = (mall: Mall): ActingAs => mall.at('finance', { counterId: undefined });
const asBrand = (mall: Mall): ActingAs => mall.at('brand-operator', { counterId: undefined });

let months = 0;
/** A month long ago that nobody has used, with one sale of the lake brand in it. */
export const aMonth = async (mall: Mall): Promise<string> => {
  months += 1;
  const month = `${2001 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  const key = `month${months}`;
  await putSale(mall, { key, at: startOfMonth(month) + DAY_MS, lines: [{ lineId: 'l1', brandId: 'br_lake', amountFen: 10_000 }] });
  await bookSale(mall, { data: { saleId: `sale_${key}` } });
  return month;
};

type Step = 'issue' | 'confirm' | 'dispute' | 'lock';
const BY: Record<Step, 'finance' | 'brand'> = { issue: 'finance', confirm: 'brand', dispute: 'brand', lock: 'finance' };

const aStatement = async (mall: Mall, ...steps: Step[]): Promise<string> => {
  const month = await aMonth(mall);
  await mall.ask('ops', finance(mall), 'statement.make', { month }, { as: asFinance(mall) });
  const statementId = `stmt_br_lake_${month}`;
  for (const step of steps) {
    const [who, as] = BY[step] === 'finance' ? [finance(mall), asFinance(mall)] : [brand(mall), asBrand(mall)];
    if (step === 'lock') await mall.ask('ops', who, 'books.lock', { month }, { as });
    else
      await mall.ask(
        'ops',
        who,
        `statement.${step}`,
        { statementId, ...(step === 'issue' ? {} : { revision: 0 }), ...(step === 'dispute' ? { note: '不对' } : {}) },
        { as },
      );
  }
  return statementId;
};

const twoStatements = async (mall: Mall, who: Person, more: object, ...steps: Step[]) => ({
  who,
  first: { statementId: await aStatement(mall, ...steps), ...more },
  second: { statementId: await aStatement(mall, ...steps), ...more },
});

const twoMonths = async (mall: Mall, make: (mall: Mall) => Promise<string>, more: object = {}) => ({
  who: finance(mall),
  first: { month: await make(mall), ...more },
  second: { month: await make(mall), ...more },
});

const issuedMonth = async (mall: Mall): Promise<string> => (await aStatement(mall, 'issue')).slice(-7);

let files = 0;
/** An export of somebody else, or one that is ready of her own. */
const anExport = async (mall: Mall, state: Export['state']): Promise<string> => {
  files += 1;
  const _id = `ex_fuzz${files}`;
  const fileId = state === 'ready' ? await mall.deps.files.put(`exports/${_id}.csv`, Buffer.from('x')) : undefined;
  const at = Date.now();
  // a file is for who asked for it; what waits is decided by somebody else
  const who = state === 'ready' ? { byId: 'sf_finance', byName: '宋执' } : { byId: 'sf_headquarters', byName: '周菁' };
  await mall.deps.db.collection<Export>(EXPORTS).insert({
    _id,
    ...{ kind: 'statement-lines', format: 'csv', month: '2026-01', state, rows: 1, at, ...who },
    ...{ pages: 0, made: 0, schema: 1 },
    ...(fileId === undefined ? {} : { fileId, expiresAt: at + DAY_MS }),
  });
  return _id;
};
const twoExports = async (mall: Mall, state: Export['state'], more: object = {}) => ({
  who: finance(mall),
  first: { exportId: await anExport(mall, state), ...more },
  second: { exportId: await anExport(mall, state), ...more },
});

const byFinance = { fn: 'ops', who: finance, as: asFinance } as const;
const byBrand = { fn: 'ops', who: brand, as: asBrand } as const;
const STATEMENT = { statementId: 'stmt_br_lake_2026-01' };
const SEEN = { ...STATEMENT, revision: 0 };
const EXPORT = { exportId: 'ex_01' };

export const booksSamples: Readonly<Record<string, Sample>> = {
  'books.open': { ...byFinance, data: () => ({}) },
  'books.figures': { ...byFinance, data: () => ({ at: 1_700_000_000_000 }) },
  'books.sales': { ...byFinance, data: () => ({ month: '2026-01', brandId: 'br_lake' }) },
  'books.accounts': { ...byFinance, data: () => ({ month: '2026-01' }) },
  'books.entries': { ...byFinance, data: () => ({ month: '2026-01', account: 'voucher-liability', limit: 5 }) },
  'books.vouchers': { ...byFinance, data: () => ({}) },
  'books.lock': { ...byFinance, data: () => ({ month: '2026-01' }), twice: mall => twoMonths(mall, issuedMonth) },
  'books.correct': {
    ...byFinance,
    data: () => ({ brandId: 'br_lake', month: '2026-01', amountFen: -500, note: '陈列费' }),
    twice: mall => twoMonths(mall, aMonth, { brandId: 'br_lake', amountFen: 7, note: '运费' }),
  },
  'statement.list': { ...byFinance, data: () => ({ month: '2026-01', state: 'issued', answered: true, brandName: '湖' }) },
  'statement.get': { ...byFinance, data: () => STATEMENT },
  'statement.lines': { ...byFinance, data: () => ({ ...STATEMENT, kind: 'sale' }) },
  'statement.line': { ...byFinance, data: () => ({ lineId: 'bl_sale_sale_x_br_lake' }) },
  'statement.make': { ...byFinance, data: () => ({ month: '2026-01' }), twice: mall => twoMonths(mall, aMonth) },
  'statement.issue': { ...byFinance, data: () => STATEMENT, twice: mall => twoStatements(mall, finance(mall), {}) },
  'statement.confirm': { ...byBrand, data: () => SEEN, twice: mall => twoStatements(mall, brand(mall), { revision: 0 }, 'issue') },
  'statement.dispute': {
    ...byBrand,
    data: () => ({ ...SEEN, note: '少了一笔' }),
    twice: mall => twoStatements(mall, brand(mall), { revision: 0, note: '少了一笔' }, 'issue'),
  },
  'statement.withdraw': {
    ...byBrand,
    data: () => SEEN,
    twice: mall => twoStatements(mall, brand(mall), { revision: 0 }, 'issue', 'dispute'),
  },
  'statement.answer': {
    ...byFinance,
    data: () => ({ ...STATEMENT, note: '见合同' }),
    twice: mall => twoStatements(mall, finance(mall), { note: '见合同' }, 'issue', 'dispute'),
  },
  'statement.settle': {
    ...byFinance,
    data: () => ({ ...SEEN, note: '网银 1' }),
    twice: mall => twoStatements(mall, finance(mall), { revision: 0, note: '网银 1' }, 'issue', 'confirm', 'lock'),
  },
  'export.request': {
    ...byFinance,
    data: () => ({ kind: 'statement-lines', format: 'xlsx', month: '2026-01', brandId: 'br_lake' }),
    twice: mall => twoMonths(mall, aMonth, { kind: 'statement-lines', format: 'csv' }),
  },
  'export.list': { ...byFinance, data: () => ({ limit: 5 }) },
  'export.approve': { ...byFinance, data: () => EXPORT, twice: mall => twoExports(mall, 'waiting') },
  'export.reject': { ...byFinance, data: () => ({ ...EXPORT, note: '范围太大' }), twice: mall => twoExports(mall, 'waiting', { note: '范围太大' }) },
  'export.download': { ...byFinance, data: () => EXPORT, twice: mall => twoExports(mall, 'ready') },
};
