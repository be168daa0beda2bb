import type { InputOf } from '@core/contracts/define';
import type { GuideContract } from '@core/contracts/guide';
import type { ProductView } from '@core/contracts/product';
import type { ExternalTender } from '@core/contracts/tender';
import { parseYuan, type AmountProblem } from '@/lib/amount';
import type { Goods } from '../../lib/goods';

export type BillLine = InputOf<GuideContract, 'bill.quote'>['lines'][number];

/** What was scanned or chosen for a line, and how many. */
export type DraftProduct = Pick<ProductView, 'productId' | 'name' | 'priceFen'> & { quantity: number };
/** One line as it is being typed; `amountText` is what stands in the field. */
export type DraftLine = {
  lineId: string;
  brandId: string;
  categoryId: string;
  amountText: string;
  product?: DraftProduct;
};
export type BillForm = {
  lines: DraftLine[];
  slipNo: string;
  made: number;
  /** vouchers of other platforms that pay a part */
  tenders?: ExternalTender[];
  /** she wants her points to pay a part */
  usePoints?: boolean;
  /** how many of them, as typed; all while nothing is */
  pointsTyped?: string;
};

/** A bill that nobody reads any more gains nothing from more lines on a phone. */
export const MAX_LINES = 20;

const freePair = (goods: Goods, lines: readonly DraftLine[]): { brandId: string; categoryId: string } => {
  const pairs = goods.brands.flatMap(brand =>
    goods.categories.map(category => ({ brandId: brand.brandId, categoryId: category.categoryId })),
  );
  const taken = new Set(lines.map(line => `${line.brandId} ${line.categoryId}`));
  const first = pairs.find(pair => !taken.has(`${pair.brandId} ${pair.categoryId}`)) ?? pairs[0];
  if (!first) throw new Error('a counter without brands or categories cannot write a bill');
  return first;
};

/** A bill with one empty line of the counter's first brand and category. */
export const newBill = (goods: Goods): BillForm => addLine(goods, { lines: [], slipNo: '', made: 0 });

/** Adds an empty line, of a brand and category that the bill does not have yet when there is one. */
export const addLine = (goods: Goods, form: BillForm): BillForm => {
  if (form.lines.length >= MAX_LINES) return form;
  const made = form.made + 1;
  return {
    ...form,
    made,
    lines: [...form.lines, { lineId: `l${made}`, amountText: '', ...freePair(goods, form.lines) }],
  };
};

/** As many pieces as the contract takes. */
const MAX_PIECES = 9_999;

/** The amount as it is typed: "1899", "69.9". */
const amountOf = ({ priceFen, quantity }: DraftProduct): string => String((priceFen * quantity) / 100);

/** So many pieces of the line's product, at the price on its tag; what is paid may be typed over it. */
export const setPieces = (form: BillForm, lineId: string, quantity: number): BillForm => ({
  ...form,
  lines: form.lines.map(line => {
    if (line.lineId !== lineId || !line.product) return line;
    const product = { ...line.product, quantity: Math.min(MAX_PIECES, Math.max(1, quantity)) };
    return { ...line, product, amountText: amountOf(product) };
  }),
});

/** Puts a product on the bill: one piece more of one that is there, else on an empty line, else on a new one. */
export const addProduct = (form: BillForm, view: ProductView): BillForm => {
  const there = form.lines.find(({ product }) => product?.productId === view.productId);
  if (there?.product) return setPieces(form, there.lineId, there.product.quantity + 1);
  const { productId, name, priceFen } = view;
  const product = { productId, name, priceFen, quantity: 1 };
  const facts = {
    brandId: view.brand.brandId,
    categoryId: view.category.categoryId,
    amountText: amountOf(product),
    product,
  };
  const empty = form.lines.find(line => !line.product && line.amountText.trim() === '');
  if (empty) return changeLine(form, empty.lineId, facts);
  if (form.lines.length >= MAX_LINES) return form;
  const made = form.made + 1;
  return { ...form, made, lines: [...form.lines, { lineId: `l${made}`, ...facts }] };
};

/** Takes a line away; in the place of the last one comes an empty one. */
export const removeLine = (goods: Goods, form: BillForm, lineId: string): BillForm => {
  const lines = form.lines.filter(line => line.lineId !== lineId);
  return lines.length === 0 ? addLine(goods, { ...form, lines }) : { ...form, lines };
};

/** Changes fields of one line. */
export const changeLine = (
  form: BillForm,
  lineId: string,
  change: Partial<Omit<DraftLine, 'lineId'>>,
): BillForm => ({
  ...form,
  lines: form.lines.map(line => (line.lineId === lineId ? { ...line, ...change } : line)),
});

/** Has nothing been bought so far? Then only a gift can be handed over. */
export const isBlank = ({ lines }: BillForm): boolean =>
  lines.every(({ amountText }) => amountText.trim() === '');

/** Is there anything that would be a pity to lose? */
export const isTyped = (form: BillForm): boolean =>
  !isBlank(form) || form.slipNo.trim() !== '' || form.lines.length > 1 || Boolean(form.tenders?.length);

/** Are all its brands and categories still sold here? */
export const isOf = (goods: Goods, { lines }: BillForm): boolean =>
  lines.every(
    line =>
      goods.brands.some(({ brandId }) => brandId === line.brandId) &&
      goods.categories.some(({ categoryId }) => categoryId === line.categoryId),
  );

export type LineProblem = { lineId: string; problem: AmountProblem };
export type ReadBill =
  { ok: true; lines: BillLine[]; subtotalFen: number } | { ok: false; problems: LineProblem[] };

/**
 * The lines as the server wants them, in integer fen. Empty lines are left out as long as one line is filled;
 * otherwise answers which line is not an amount and why.
 */
export const readBill = (form: BillForm): ReadBill => {
  const read = form.lines.map(line => ({ line, amount: parseYuan(line.amountText) }));
  const filled = read.filter(({ amount }) => amount.ok || amount.problem !== 'EMPTY');
  const looked = filled.length === 0 ? read : filled;
  const problems = looked.flatMap(({ line, amount }) =>
    amount.ok ? [] : [{ lineId: line.lineId, problem: amount.problem }],
  );
  if (problems.length > 0) return { ok: false, problems };
  const lines = looked.flatMap(({ line: { lineId, brandId, categoryId, product }, amount }) =>
    amount.ok
      ? [
          {
            lineId,
            brandId,
            categoryId,
            ...(product ? { productId: product.productId, quantity: product.quantity } : {}),
            amountFen: amount.fen,
          },
        ]
      : [],
  );
  return { ok: true, lines, subtotalFen: lines.reduce((sum, line) => sum + line.amountFen, 0) };
};
