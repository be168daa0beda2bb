import { unzipSync } from 'fflate';
import type { ActingAs } from '@core/contracts/define';
import type { Mall } from '../harness';
import { SHARED } from './booked';
import { addLease, announceAll, LAST_MONTH, putSale, runTimer, THEN } from './books';

type Ask = (action: string, data: object) => Promise<{ ok: boolean; code?: string; data?: any }>;

/** Who asks for tables, and how they are made and read. */
export const exporters = (mall: () => Mall) => {
  const by =
    (who: string, role: ActingAs['role']): Ask =>
    (action, data) =>
      mall().call('ops', mall().staff(who), action, data, { as: mall().at(role, { counterId: undefined }) });
  const [finance, group, lake] = [by('finance', 'finance'), by('headquarters', 'group-operator'), by('lakebrand', 'brand-operator')];

  const make = async (): Promise<void> => {
    const answers = await runTimer(mall(), 'books');
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
  };
  const fetchFile = async (exportId: string, ask = finance): Promise<Buffer> => {
    const answer = await ask('export.download', { exportId });
    if (!answer.ok) throw new Error(answer.code);
    const response = await fetch(answer.data.url);
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  };
  const audited = async (exportId: string): Promise<string[]> =>
    (
      await mall()
        .deps.db.collection<any>('audit_log')
        .find({ subjectId: exportId }, { order: [['at', 'asc']] })
    ).map(({ action }) => action);
  return { finance, group, lake, make, fetchFile, audited };
};

/** Three bills of the lake brand with a coupon each, one of the hill brand, and a correction. */
export const bookForExport = async (mall: Mall, finance: Ask): Promise<void> => {
  await addLease(mall);
  for (const n of [1, 2, 3])
    await putSale(mall, {
      key: `e${n}`,
      at: THEN + n,
      lines: [{ lineId: 'l1', brandId: 'br_lake', amountFen: 12_345 }],
      coupons: [{ couponId: `cp_e${n}`, saved: { l1: 5_000 }, bearers: SHARED }],
    });
  await putSale(mall, { key: 'ehill', counterId: 'ct_nhill', lines: [{ lineId: 'l1', brandId: 'br_hill', amountFen: 100 }] });
  const ids = [1, 2, 3].map(n => ({ kind: 'redemption.met', data: { redemptionId: `rd_e${n}`, saleId: `sale_e${n}` } }));
  await announceAll(mall, [...ids, { kind: 'sale.arrived', data: { saleId: 'sale_ehill' } }]);
  await runTimer(mall, 'every-minute');
  await finance('books.correct', { brandId: 'br_lake', month: LAST_MONTH, amountFen: -100, note: '＝cmd|calc' });
};

/** The cells of a sheet as a program reads them: what each says, and whether it is a number. */
export const readSheet = (file: Buffer): { rows: { text: string; number: boolean }[][]; parts: Record<string, string> } => {
  const parts = Object.fromEntries(Object.entries(unzipSync(new Uint8Array(file))).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]));
  const decode = (text: string): string =>
    text
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&apos;|&#39;/g, "'")
      .replace(/&amp;/g, '&');
  const shared = [...(parts['xl/sharedStrings.xml'] ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, body]) =>
    decode([...body!.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, inner]) => inner).join('')),
  );
  const sheet = parts['xl/worksheets/sheet1.xml']!;
  expect(sheet).not.toContain('<f>');
  const rows = [...sheet.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, body = '']) =>
    [...body.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes, inner = '']) => {
      const value = /<v>(.*?)<\/v>/s.exec(inner)?.[1] ?? /<t[^>]*>(.*?)<\/t>/s.exec(inner)?.[1] ?? '';
      const kind = /t="(\w+)"/.exec(attributes!)?.[1];
      if (kind === 's') return { text: shared[Number(value)]!, number: false };
      return { text: decode(value), number: kind === undefined || kind === 'n' };
    }),
  );
  return { rows, parts };
};

/** What stands over the table, its one heading line, its rows and their sums, and what stands under it; empty lines between these. */
export const tableOf = <T>(rows: readonly T[][], textOf: (cell: T) => string) => {
  const first = rows.map(([cell]) => (cell === undefined ? '' : textOf(cell)));
  const [at, end] = [first.indexOf('日期'), first.indexOf('合计')];
  expect([first[at - 1], first[end + 1]]).toEqual(['', '']);
  return { over: first.slice(0, at - 1), head: rows[at]!.map(textOf), body: rows.slice(at + 1, end), sums: rows[end]!, under: first.slice(end + 2) };
};
export const same = (text: string): string => text;
